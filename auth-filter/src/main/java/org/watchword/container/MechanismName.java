package org.watchword.container;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Names an authentication mechanism of Jakarta Security by what of the host's it comes from. */
public final class MechanismName {

    private static final String MECHANISM =
            "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism";

    /** {@code @BasicAuthenticationMechanismDefinition} and the like, those of a server included. */
    private static final String DEFINITION = "AuthenticationMechanismDefinition";

    private MechanismName() {}

    /**
     * The class of the mechanism; for one that the server made of an annotation, the annotation and the class that it
     * stands on. The class of such a bean is an extension of the server's, which tells the host nothing.
     *
     * @param mechanism a bean of that type
     * @param beans all beans of the application
     */
    public static String of(Bean<?> mechanism, BeanManager beans) {
        Class<?> type = mechanism.getBeanClass();
        if (isMechanism(type)) {
            return type.getName();
        }
        String defined = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .flatMap(bean -> Arrays.stream(bean.getAnnotations())
                        .map(Annotation::annotationType)
                        .map(Class::getSimpleName)
                        .filter(name -> name.endsWith(DEFINITION))
                        .map(name -> "@" + name + " on " + bean.getName()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return defined.isEmpty() ? type.getName() : defined;
    }

    private static boolean isMechanism(Class<?> type) {
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            for (Class<?> implemented : one.getInterfaces()) {
                if (implemented.getName().equals(MECHANISM)) {
                    return true;
                }
            }
        }
        return false;
    }
}
