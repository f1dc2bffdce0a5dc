package org.watchword.start.login;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.watchword.store.AccountStore;
import org.watchword.store.AttemptStore;
import org.watchword.store.AuditStore;
import org.watchword.store.ExpiredRows;
import org.watchword.store.RevocationStore;
import org.watchword.store.RoleStore;
import org.watchword.store.SessionStore;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserStore;

/**
 * The ports of storage, each call through {@link StoreOpening}: the database may not answer yet when the application starts. A proxy
 * per port and not a class, since there is nothing to say about any of their methods; next to a query a reflective call costs nothing.
 */
final class LazyStores {

    final UserStore users;
    final SessionStore sessions;
    final SigningKeyStore signingKeys;
    final RevocationStore revocations;
    final AccountStore accounts;
    final ExpiredRows expired;
    final UserDirectory directory;
    final RoleStore roles;
    final AuditStore audit;
    final AttemptStore attempts;

    LazyStores(StoreOpening opening) {
        this.users = port(UserStore.class, opening, Stores::users);
        this.sessions = port(SessionStore.class, opening, Stores::sessions);
        this.signingKeys = port(SigningKeyStore.class, opening, Stores::signingKeys);
        this.revocations = port(RevocationStore.class, opening, Stores::revocations);
        this.accounts = port(AccountStore.class, opening, Stores::accounts);
        this.expired = port(ExpiredRows.class, opening, Stores::expired);
        this.directory = port(UserDirectory.class, opening, Stores::directory);
        this.roles = port(RoleStore.class, opening, Stores::roles);
        this.audit = port(AuditStore.class, opening, Stores::audit);
        this.attempts = port(AttemptStore.class, opening, Stores::attempts);
    }

    private static <T> T port(Class<T> type, StoreOpening opening, Function<Stores, T> opened) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? ofObject(proxy, method, arguments)
                        : call(method, opened.apply(opening.get()), arguments)));
    }

    private static Object call(Method method, Object store, Object[] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Answers the methods of {@code Object}, which must not need a database. */
    private static Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> proxy.getClass().getInterfaces()[0].getSimpleName();
        };
    }
}
