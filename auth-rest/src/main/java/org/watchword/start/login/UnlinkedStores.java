package org.watchword.start.login;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.watchword.store.Stores;

/**
 * Ports on a server that lacks an API which the adapters are linked with: each call asks for the store, and throws what
 * keeps it from being opened.
 */
final class UnlinkedStores {

    private UnlinkedStores() {}

    static Stores of(Supplier<?> opened) {
        InvocationHandler refusing = (port, method, arguments) ->
                method.getDeclaringClass() == Object.class ? method.invoke(opened, arguments) : opened.get();
        return proxy(
                Stores.class,
                (stores, called, arguments) ->
                        called.getParameterCount() == 0 ? proxy(called.getReturnType(), refusing) : opened.get());
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
