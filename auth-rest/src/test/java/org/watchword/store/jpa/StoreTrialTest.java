package org.watchword.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.watchword.store.Stores;

class StoreTrialTest {

    private final Set<String> called = new HashSet<>();

    @Test
    void everyMethodOfEveryPortIsTriedOut() {
        new StoreTrial((Stores) watched(Stores.class)).run();

        for (Method port : Stores.class.getMethods()) {
            if (port.getParameterCount() == 0) {
                for (Method method : port.getReturnType().getMethods()) {
                    assertThat(called).contains(method.toString());
                }
            }
        }
    }

    private Object watched(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            called.add(method.toString());
            return type == Stores.class ? watched(method.getReturnType()) : nothing(method.getReturnType());
        });
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == Optional.class ? Optional.empty() : type == List.class ? List.of() : null;
    }
}
