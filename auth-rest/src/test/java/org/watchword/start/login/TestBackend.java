package org.watchword.start.login;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import java.util.function.Supplier;
import org.watchword.store.OpenedStore;
import org.watchword.store.StoreDescription;
import org.watchword.store.Stores;

/** Stores that are opened by a test; each call of a port asks for the opened store first, as a transaction does. */
record TestBackend<O extends OpenedStore>(Supplier<O> opener, Function<O, Stores> ports) implements StoreBackend<O> {

    /** A store that holds nothing itself. */
    record Opened(StoreDescription description, Runnable closing) implements OpenedStore {

        @Override
        public void close() {
            closing.run();
        }
    }

    @Override
    public O open() {
        return opener.get();
    }

    @Override
    public Stores stores(Supplier<O> opened) {
        return proxy(
                Stores.class,
                (port, given) -> given != null
                        ? call(port, ports.apply(opened.get()), given)
                        : proxy(
                                port.getReturnType(),
                                (method, arguments) -> call(method, call(port, ports.apply(opened.get())), arguments)));
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call.of(method, arguments)));
    }

    private static Object call(Method method, Object target, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
