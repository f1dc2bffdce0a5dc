package org.watchword.token;

/**
 * Why a token is not accepted.
 *
 * @param reason for the client
 * @param detail for the log: names claims and what was expected, and never holds a value of the token
 */
record Objection(RejectionReason reason, String detail) {

    /** The kind of a JSON value, in words. */
    static String kind(Object value) {
        if (value instanceof String text) {
            return text.isEmpty() ? "an empty text" : "a text";
        }
        if (value instanceof java.util.List<?> many) {
            return "an array of " + many.size();
        }
        if (value instanceof java.util.Map<?, ?>) {
            return "an object";
        }
        return value instanceof Boolean ? "a boolean" : "a number";
    }
}
