package org.watchword.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.watchword.config.OptionalApi;

/**
 * Puts the rule of each annotated method before it, on beans of CDI: adds an interceptor and binds it, so that the
 * host's {@code beans.xml} names nothing. A bean without an annotation stays as it is. A rule that no interceptor can
 * reach is no reason to end the deployment of an application that ran before; it is a warning with the class and the
 * remedy.
 */
public final class BeanRulesExtension implements Extension {

    private static final Logger LOG = System.getLogger("org.watchword");

    private final GuardedBeans guarded = new GuardedBeans();
    private final Map<Class<?>, List<String>> outOfReach = new ConcurrentHashMap<>();

    /** Called by the CDI container. */
    public BeanRulesExtension() {}

    void addInterceptor(@Observes BeforeBeanDiscovery discovery) {
        discovery.addInterceptorBinding(Guarded.class);
        if (!OptionalApi.hasServlet(BeanRulesExtension.class.getClassLoader())) {
            // The other extension ends the start, and says what is missing.
            return;
        }
        discovery.addAnnotatedType(AuthorizationInterceptor.class, AuthorizationInterceptor.class.getName());
        discovery.addAnnotatedType(BeanAuthorization.class, BeanAuthorization.class.getName());
    }

    /** Comes after the extensions of the host, which may put another annotated type in the place of this one. */
    <T> void bind(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ProcessAnnotatedType<T> event) {
        Class<T> type = event.getAnnotatedType().getJavaClass();
        BeanRules rules;
        try {
            rules = BeanRules.of(type);
        } catch (LinkageError | TypeNotPresentException missing) {
            // A class that refers to one that is not there cannot be read whole, and was none of our concern before.
            outOfReach.put(type, List.of("its methods cannot be read: " + missing));
            return;
        }
        if (!rules.outOfReach().isEmpty()) {
            outOfReach.put(type, rules.outOfReach());
        }
        if (rules.isEmpty()) {
            return;
        }
        guarded.add(type, rules);
        AnnotatedTypeConfigurator<T> bean = event.configureAnnotatedType();
        if (rules.bindsClass()) {
            bean.add(Guarded.Literal.INSTANCE);
        } else {
            Predicate<AnnotatedMethod<?>> isBound = method -> rules.binds(method.getJavaMember());
            bean.filterMethods(isBound::test).forEach(method -> method.add(Guarded.Literal.INSTANCE));
        }
    }

    /** Warns now that it is known which classes are beans. */
    <T> void warn(@Observes ProcessManagedBean<T> event) {
        Class<?> type = event.getBean().getBeanClass();
        List<String> reasons = outOfReach.remove(type);
        if (reasons != null) {
            LOG.log(
                    Level.WARNING,
                    "Watchword does NOT enforce security annotations of the bean " + type.getName() + ": "
                            + String.join("; ", reasons));
        }
    }

    void addRules(@Observes AfterBeanDiscovery discovery) {
        discovery
                .<GuardedBeans>addBean()
                .addType(GuardedBeans.class)
                .scope(Dependent.class)
                .createWith(creation -> guarded);
    }
}
