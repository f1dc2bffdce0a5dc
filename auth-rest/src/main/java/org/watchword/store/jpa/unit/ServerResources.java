package org.watchword.store.jpa.unit;

import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import javax.sql.DataSource;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.ConfigurationException;

/** Looks up resources that the server keeps under JNDI names. */
public final class ServerResources {

    private static final String USER_TRANSACTION = "java:comp/UserTransaction";
    private static final String TRANSACTIONS_REMEDY =
            "use a server with Jakarta Transactions; on Open Liberty add the feature persistence-3.1";
    private static final String REGISTRY = "java:comp/TransactionSynchronizationRegistry";

    /**
     * Looks a data source up.
     *
     * @throws ConfigurationException if it can be no name of this server's
     * @throws StoreUnavailableException if there is no data source of that name (yet)
     */
    public DataSource dataSource(String jndiName) {
        // A name with a scheme, "ldap:..." say, would be looked up on another machine.
        if (jndiName.isBlank() || jndiName.replaceFirst("^java:", "").indexOf(':') >= 0) {
            throw new ConfigurationException("watchword.datasource=" + jndiName
                    + " is not a JNDI name of this server; write one such as java:comp/DefaultDataSource or jdbc/app");
        }
        return lookUp(
                jndiName,
                DataSource.class,
                "watchword.datasource=" + jndiName + ": this server has no data source of that name",
                "configure one, on Open Liberty a <dataSource> in server.xml with jndiName (or with "
                        + "id=\"DefaultDataSource\" for "
                        + "java:comp/DefaultDataSource); or set watchword.datasource to the JNDI name of one "
                        + "that is there");
    }

    /**
     * Looks the server's transaction up.
     *
     * @throws StoreUnavailableException if the server has no transactions for applications
     */
    public UserTransaction userTransaction() {
        return lookUp(
                USER_TRANSACTION, UserTransaction.class, withoutTransactions(USER_TRANSACTION), TRANSACTIONS_REMEDY);
    }

    /**
     * Looks the server's registry of transactions up.
     *
     * @throws StoreUnavailableException if the server has no transactions for applications
     */
    public TransactionSynchronizationRegistry transactionRegistry() {
        return lookUp(
                REGISTRY, TransactionSynchronizationRegistry.class, withoutTransactions(REGISTRY), TRANSACTIONS_REMEDY);
    }

    private static String withoutTransactions(String name) {
        return name + " is not there: Watchword keeps users and sessions with the server's JTA transactions";
    }

    /** Names come from the operator's settings, never from a request, and none with a scheme gets here. */
    @SuppressWarnings("BanJNDI")
    private static <T> T lookUp(String name, Class<T> type, String absent, String remedy) {
        try {
            Object found = new InitialContext().lookup(name);
            if (type.isInstance(found)) {
                return type.cast(found);
            }
            throw new StoreUnavailableException(absent, remedy, null);
        } catch (NoInitialContextException e) {
            throw new StoreUnavailableException(
                    "this server has no JNDI for applications, so that " + name + " cannot be looked up",
                    "use a server with the Jakarta EE Web Profile; on Open Liberty add the feature jndi-1.0",
                    e);
        } catch (NamingException e) {
            // Payara wraps "no such name" in a plain NamingException.
            if (isNotFound(e)) {
                throw new StoreUnavailableException(absent, remedy, e);
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
