package org.watchword.cdi;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.AnnotatedRules;

/** Access rules that the annotations of one bean make, and how much of them an interceptor can reach. */
final class BeanRules {

    /** Each method's, by the one that is called; what the start did not foresee is added when it is met. */
    private final Map<Method, Optional<AccessRule>> rules = new ConcurrentHashMap<>();

    private final Function<Method, Optional<AccessRule>> source;
    private final List<String> outOfReach = new ArrayList<>();
    private boolean bindsClass;

    private BeanRules(Function<Method, Optional<AccessRule>> source) {
        this.source = source;
    }

    /** Finds those of a class that may become a bean. */
    static BeanRules of(Class<?> type) {
        ComponentKind kind = ComponentKind.of(type);
        BeanRules rules = new BeanRules(method -> rule(kind, type, method));
        if (kind == ComponentKind.NONE || kind == ComponentKind.PROVIDER || !AnnotatedRules.anyFor(type)) {
            return rules;
        }
        if (kind == ComponentKind.SERVLET) {
            rules.outOfReach.add("it is a servlet or a servlet filter; guard its path with watchword.paths.roles");
        } else {
            rules.find(new BeanMethods(type));
        }
        return rules;
    }

    private static Optional<AccessRule> rule(ComponentKind kind, Class<?> type, Method method) {
        if (kind == ComponentKind.RESOURCE && ServedMethods.contain(type, method)) {
            return Optional.empty();
        }
        return kind == ComponentKind.ENTERPRISE_BEAN
                ? AnnotatedRules.permissionsOf(type, method)
                : AnnotatedRules.of(type, method);
    }

    private void find(BeanMethods methods) {
        List<Method> guarded = methods.declared().filter(this::isGuarded).toList();
        List<Method> guardedDefaults =
                methods.inheritedDefaults().filter(this::isGuarded).toList();
        Optional<String> obstacle = obstacle(methods.type());
        if (obstacle.isPresent()) {
            if (Stream.concat(guarded.stream(), guardedDefaults.stream()).anyMatch(this::closesSomething)) {
                outOfReach.add(obstacle.get());
            }
            return;
        }
        for (Method method : guarded) {
            if (!Modifier.isFinal(method.getModifiers())) {
                rules.put(method, source.apply(method));
            } else if (closesSomething(method)) {
                outOfReach.add(method.getName() + " is final; take the word away");
            }
        }
        methods.hidden()
                .filter(method -> AnnotatedRules.isAnnotated(method) && closesSomething(method))
                .forEach(method -> outOfReach.add(method.getName()
                        + " is " + (Modifier.isStatic(method.getModifiers()) ? "static" : "private")
                        + "; put the annotation on a method that other beans call"));
        bindDefaults(guardedDefaults, methods);
    }

    /**
     * Binds the class, since of a default method nothing else can be; that takes in methods which nobody could
     * override.
     */
    private void bindDefaults(List<Method> guardedDefaults, BeanMethods methods) {
        if (guardedDefaults.isEmpty()) {
            return;
        }
        if (methods.declared().anyMatch(method -> Modifier.isFinal(method.getModifiers()))) {
            guardedDefaults.stream()
                    .filter(this::closesSomething)
                    .forEach(method ->
                            outOfReach.add(method.getName() + " is a default method of an interface, and the class"
                                    + " has a final method; override the one or take the word from the other"));
            return;
        }
        guardedDefaults.forEach(method -> rules.put(method, source.apply(method)));
        bindsClass = true;
    }

    private boolean isGuarded(Method method) {
        return source.apply(method)
                .filter(rule -> !(rule instanceof AccessRule.PermitAll))
                .isPresent();
    }

    /** Tells whether to warn of the method: not where it may stay open. */
    private boolean closesSomething(Method method) {
        return source.apply(method)
                .filter(rule -> !(rule instanceof AccessRule.PermitAll || rule instanceof AccessRule.Unannotated))
                .isPresent();
    }

    /** Says why no subclass of it can be made. */
    private static Optional<String> obstacle(Class<?> type) {
        if (Modifier.isFinal(type.getModifiers())) {
            return Optional.of("the class is final; take the word away, or make a class of the record");
        }
        if (type.isSealed()) {
            return Optional.of("the class is sealed; take the word away");
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (!Modifier.isPrivate(constructor.getModifiers())) {
                return Optional.empty();
            }
        }
        return Optional.of("the class has only private constructors; make one of them package-private");
    }

    /** Tells whether no method of the bean is to be intercepted. */
    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Tells whether the class is to be bound, and not single methods. */
    boolean bindsClass() {
        return bindsClass;
    }

    /** Tells whether this method is to be bound. */
    boolean binds(Method method) {
        return rules.containsKey(method);
    }

    /** Returns the rules that are not enforced: why, and what to do, each without the name of the class. */
    List<String> outOfReach() {
        return List.copyOf(outOfReach);
    }

    /** Returns the rule, or empty where there is none. */
    Optional<AccessRule> rule(Method method) {
        return rules.computeIfAbsent(method, source);
    }
}
