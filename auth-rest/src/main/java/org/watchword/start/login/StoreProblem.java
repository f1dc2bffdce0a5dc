package org.watchword.start.login;

import org.watchword.api.login.StoreUnavailableException;
import org.watchword.store.jpa.StoreSettings;

/**
 * Why the store cannot be used, in words for an operator and without secrets.
 *
 * @param what what could not be done, and what the server or the driver said to it
 */
record StoreProblem(String what, String remedy) {

    /** Deeper than anything nests; a chain that bites its tail ends here. */
    private static final int DEPTH = 32;

    private static final int LONGEST = 400;

    /** @param dataSource the JNDI name */
    static StoreProblem of(RuntimeException failure, String dataSource) {
        RuntimeException told = failure;
        // Opening wraps what it was told by others in a failure of its own.
        if (failure instanceof StoreUnavailableException
                && failure.getCause() instanceof RuntimeException cause
                && cause.getClass().getName().startsWith("org.watchword.")) {
            told = cause;
        }
        String remedy = told instanceof StoreUnavailableException unavailable ? unavailable.remedy() : null;
        // Where the remedy is known, nothing below the message says more.
        return remedy != null
                ? new StoreProblem(message(told), remedy)
                : new StoreProblem(text(told), usualRemedy(dataSource));
    }

    private static String usualRemedy(String dataSource) {
        return dataSource.equals(StoreSettings.DATASOURCE.defaultValue())
                ? "make a data source on PostgreSQL or H2 and set watchword.datasource to its JNDI name: the "
                        + "server's default one"
                        + " is for trials, and on GlassFish a Derby that does not run (docs/data-sources.md has "
                        + "the steps)"
                : "see to it that the database of " + dataSource
                        + " runs and lets the server in, or set watchword.datasource to the JNDI name of "
                        + "another data source";
    }

    private static String text(Throwable failure) {
        StringBuilder text = new StringBuilder(message(failure));
        Throwable first = failure.getCause();
        Throwable deepest = first;
        for (int depth = 0; deepest != null && deepest.getCause() != null && depth < DEPTH; depth++) {
            deepest = deepest.getCause();
        }
        if (first != null) {
            text.append(": ").append(named(first));
        }
        if (deepest != null && deepest != first && !text.toString().contains(message(deepest))) {
            text.append("; at the bottom of it ").append(named(deepest));
        }
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text.toString();
        // A URL may have a password in it.
        return shown.replaceAll("jdbc:\\S+", "jdbc:...").replaceAll("(?i)(password\\s*[=:]\\s*)\\S+", "$1...");
    }

    private static String named(Throwable cause) {
        return cause.getClass().getSimpleName() + ", " + message(cause);
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getName()
                : message.strip().replaceAll("\\s+", " ").replaceFirst("[.]$", "");
    }
}
