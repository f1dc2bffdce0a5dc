package org.watchword.rest;

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
 * Thread-safe, as the stores are.
 *
 * @param users users
 * @param sessions sessions
 * @param signingKeys generated signing keys
 * @param revocations revocations
 * @param accounts registration and recovery
 * @param expired what is good for nothing any more
 * @param directory users as administrators see them
 * @param roles roles and permissions
 * @param audit what happened
 * @param attempts attempts
 */
record LazyStores(
        UserStore users,
        SessionStore sessions,
        SigningKeyStore signingKeys,
        RevocationStore revocations,
        AccountStore accounts,
        ExpiredRows expired,
        UserDirectory directory,
        RoleStore roles,
        AuditStore audit,
        AttemptStore attempts) {

    static LazyStores of(StoreOpening opening) {
        return new LazyStores(
                port(UserStore.class, opening, Stores::users),
                port(SessionStore.class, opening, Stores::sessions),
                port(SigningKeyStore.class, opening, Stores::signingKeys),
                port(RevocationStore.class, opening, Stores::revocations),
                port(AccountStore.class, opening, Stores::accounts),
                port(ExpiredRows.class, opening, Stores::expired),
                port(UserDirectory.class, opening, Stores::directory),
                port(RoleStore.class, opening, Stores::roles),
                port(AuditStore.class, opening, Stores::audit),
                port(AttemptStore.class, opening, Stores::attempts));
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

    /** What every object answers, and what must not need a database. */
    private static Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> proxy.getClass().getInterfaces()[0].getSimpleName();
        };
    }
}
