package org.watchword.cdi;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.watchword.authorization.AccessRule;

/** Holds the rules of all beans of an application, found while it starts. Lives and dies with its CDI container. */
final class GuardedBeans {

    private static final AccessRule CLOSED = new AccessRule.DenyAll();

    private final Map<Class<?>, BeanRules> beans = new ConcurrentHashMap<>();

    void add(Class<?> bean, BeanRules rules) {
        beans.put(bean, rules);
    }

    /** Returns the rule of a method that is intercepted, or empty where it is one beside which another has one. */
    Optional<AccessRule> rule(Class<?> target, Method method) {
        for (Class<?> type = target; type != null; type = type.getSuperclass()) {
            BeanRules rules = beans.get(type);
            if (rules != null) {
                return rules.rule(method);
            }
        }
        // Intercepted, and not by what this extension has seen: closed.
        return Optional.of(CLOSED);
    }
}
