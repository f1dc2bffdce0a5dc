package org.watchword.store.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** An object of an interface whose calls can be watched. */
final class Wrapped {

    /** Told of each call after it returned; what it returns the caller gets. */
    interface Watcher {
        Object after(String method, Object result);
    }

    private Wrapped() {}

    static <T> T as(Class<T> type, T real, Watcher watcher) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            try {
                return watcher.after(method.getName(), method.invoke(real, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
