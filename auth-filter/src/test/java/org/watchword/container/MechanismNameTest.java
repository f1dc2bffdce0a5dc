package org.watchword.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

class MechanismNameTest {

    @Test
    void mechanismOfTheHostsOwnHasItsName() {
        assertThat(nameWith(new Extension() {}, ShopMechanism.class)).isEqualTo(ShopMechanism.class.getName());
    }

    @Test
    void mechanismThatTheServerMadeOfAnAnnotationHasTheNameOfTheHostsClass() {
        assertThat(nameWith(new ServersExtension(), Shop.class))
                .isEqualTo("@BasicAuthenticationMechanismDefinition on " + Shop.class.getName());
    }

    private static String nameWith(Extension extension, Class<?> host) {
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(host)
                .addExtensions(extension)
                .initialize()) {
            BeanManager beans = container.getBeanManager();
            Bean<?> mechanism =
                    beans.getBeans(HttpAuthenticationMechanism.class).iterator().next();
            return MechanismName.of(mechanism, beans);
        }
    }

    /** As Soteria does. */
    public static final class ServersExtension implements Extension {

        void add(@Observes AfterBeanDiscovery discovery) {
            discovery
                    .<HttpAuthenticationMechanism>addBean()
                    .beanClass(ServersExtension.class)
                    .addType(HttpAuthenticationMechanism.class)
                    .scope(ApplicationScoped.class)
                    .createWith(creation -> new ShopMechanism());
        }
    }

    @BasicAuthenticationMechanismDefinition(realmName = "shop")
    @ApplicationScoped
    public static class Shop {}

    @ApplicationScoped
    public static class ShopMechanism implements HttpAuthenticationMechanism {

        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return context.doNothing();
        }
    }
}
