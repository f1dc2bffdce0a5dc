package org.watchword.store.jpa;

import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.watchword.config.ConfigurationException;
import org.watchword.store.StoreUnavailableException;

/** What the server keeps under a JNDI name. */
final class ServerResources {

    private static final String USER_TRANSACTION = "java:comp/UserTransaction";
    private static final String REGISTRY = "java:comp/TransactionSynchronizationRegistry";

    /** @throws ConfigurationException if there is no data source of that name */
    DataSource dataSource(String jndiName) {
        // A name with a scheme, "ldap:..." say, would be looked up on another machine.
        if (jndiName.isBlank() || jndiName.replaceFirst("^java:", "").indexOf(':') >= 0) {
            throw new ConfigurationException("watchword.datasource=" + jndiName
                    + " is not a JNDI name of this server; write one such as java:comp/DefaultDataSource or jdbc/app");
        }
        String hint = "watchword.datasource=" + jndiName
                + ": this server has no data source of that name. Configure one, or set watchword.datasource to the JNDI name of one"
                + " that is there";
        return lookUp(jndiName, DataSource.class, hint);
    }

    /** @throws ConfigurationException if the server has no transactions for applications */
    UserTransaction userTransaction() {
        return lookUp(USER_TRANSACTION, UserTransaction.class, withoutTransactions(USER_TRANSACTION));
    }

    /** @throws ConfigurationException if the server has no transactions for applications */
    TransactionSynchronizationRegistry transactionRegistry() {
        return lookUp(REGISTRY, TransactionSynchronizationRegistry.class, withoutTransactions(REGISTRY));
    }

    private static String withoutTransactions(String name) {
        return name + " is not there: Watchword keeps users and sessions with the server's JTA transactions";
    }

    /** Names come from the operator's settings, never from a request, and none with a scheme gets here. */
    @SuppressWarnings("BanJNDI")
    private static <T> T lookUp(String name, Class<T> type, String hint) {
        try {
            Object found = new InitialContext().lookup(name);
            if (type.isInstance(found)) {
                return type.cast(found);
            }
            throw new ConfigurationException(hint);
        } catch (NamingException e) {
            // Payara wraps "no such name" in a plain NamingException.
            if (isNotFound(e)) {
                throw new ConfigurationException(hint, e);
            }
            throw new StoreUnavailableException("Could not look up " + name, e);
        }
    }

    private static boolean isNotFound(NamingException failure) {
        return failure instanceof NameNotFoundException
                || failure.getCause() instanceof NameNotFoundException
                || failure.getRootCause() instanceof NameNotFoundException;
    }
}
