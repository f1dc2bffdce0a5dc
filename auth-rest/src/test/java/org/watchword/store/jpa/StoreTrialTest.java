package org.watchword.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoreTrialTest {

    private final Set<String> called = new HashSet<>();

    @Test
    void everyMethodOfEveryPortIsTriedOut() throws Exception {
        RecordComponent[] ports = StoreTrial.class.getRecordComponents();
        Class<?>[] types = Arrays.stream(ports).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] watched = Arrays.stream(types).map(this::watched).toArray();

        StoreTrial.class.getDeclaredConstructor(types).newInstance(watched).run();

        for (Class<?> port : types) {
            for (Method method : port.getMethods()) {
                assertThat(called).contains(method.toString());
            }
        }
    }

    private Object watched(Class<?> port) {
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
            called.add(method.toString());
            return nothing(method.getReturnType());
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
