package org.watchword.container;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Security content of a host's deployment descriptors.
 *
 * @param metadataComplete web.xml tells the container to look for no annotations
 * @param constrained one of them has a security constraint that asks for a caller; one without a role lets nobody in
 *     and asks for none
 * @param methodPermissions ejb-jar.xml says who may call a bean
 * @param loginMethod the {@code auth-method} of the host's own login, or empty
 * @param defaultRestServlet web.xml names a servlet as JAX-RS names the one that serves a WAR without an application
 *     class
 * @param securityDomain the security domain that jboss-web.xml names, or empty
 */
public record Descriptors(
        boolean metadataComplete,
        boolean constrained,
        boolean methodPermissions,
        Set<String> roles,
        Optional<String> loginMethod,
        boolean defaultRestServlet,
        Optional<String> securityDomain) {

    /** Jakarta REST 3.1 §2.3.2. A name only: the server may have no JAX-RS. */
    private static final String DEFAULT_REST_SERVLET = "jakarta.ws.rs.core.Application";

    private static final System.Logger LOG = System.getLogger(Descriptors.class.getName());

    /**
     * Finds those of this web application: read when they are first asked for, and kept as an attribute of the context.
     * One that cannot be read says nothing; a line in the log says so.
     */
    public static Descriptors of(ServletContext context) {
        if (context.getAttribute(Descriptors.class.getName()) instanceof Descriptors known) {
            return known;
        }
        Descriptors read = read(context);
        context.setAttribute(Descriptors.class.getName(), read);
        return read;
    }

    private static Descriptors read(ServletContext context) {
        Reading reading = new Reading();
        reading.read("/WEB-INF/web.xml", context.getResourceAsStream("/WEB-INF/web.xml"));
        for (URL fragment : fragments(context.getClassLoader())) {
            reading.read(fragment.toString(), open(fragment));
        }
        reading.read("/WEB-INF/ejb-jar.xml", context.getResourceAsStream("/WEB-INF/ejb-jar.xml"));
        reading.read("/WEB-INF/jboss-web.xml", context.getResourceAsStream("/WEB-INF/jboss-web.xml"));
        return new Descriptors(
                reading.metadataComplete,
                reading.constrained,
                reading.methodPermissions,
                Set.copyOf(reading.roles),
                Optional.ofNullable(reading.loginMethod),
                reading.defaultRestServlet,
                Optional.ofNullable(reading.securityDomain));
    }

    private static List<URL> fragments(ClassLoader loader) {
        try {
            return Collections.list(loader.getResources("META-INF/web-fragment.xml"));
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The web fragments of the application cannot be listed: {0}",
                    e.getMessage());
            return List.of();
        }
    }

    private static @Nullable InputStream open(URL resource) {
        try {
            return resource.openStream();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} cannot be read: {1}", resource, e.getMessage());
            return null;
        }
    }

    /** Passes over each once; the container has checked them already, so only what is looked for is looked at. */
    private static final class Reading {

        private final Set<String> roles = new LinkedHashSet<>();
        private boolean metadataComplete;
        private boolean constrained;
        private boolean methodPermissions;
        private boolean defaultRestServlet;
        private @Nullable String loginMethod;
        private @Nullable String securityDomain;

        void read(String name, @Nullable InputStream descriptor) {
            if (descriptor == null) {
                return;
            }
            try (descriptor) {
                XMLStreamReader xml = factory().createXMLStreamReader(descriptor);
                List<String> open = new ArrayList<>();
                while (xml.hasNext()) {
                    switch (xml.next()) {
                        case XMLStreamConstants.START_ELEMENT -> {
                            open.add(xml.getLocalName());
                            element(open, xml);
                        }
                        case XMLStreamConstants.END_ELEMENT -> open.remove(open.size() - 1);
                        default -> {}
                    }
                }
            } catch (XMLStreamException | IOException e) {
                LOG.log(System.Logger.Level.WARNING, "{0} cannot be read: {1}", name, e.getMessage());
            }
        }

        private void element(List<String> open, XMLStreamReader xml) throws XMLStreamException {
            switch (open.get(open.size() - 1)) {
                case "method-permission", "exclude-list" -> methodPermissions = true;
                case "role-name" -> {
                    constrained |= open.contains("auth-constraint");
                    if (open.contains("auth-constraint") || open.contains("method-permission")) {
                        roles.add(text(open, xml));
                    }
                }
                case "servlet-name" -> defaultRestServlet |= text(open, xml).equals(DEFAULT_REST_SERVLET);
                case "auth-method" -> loginMethod = text(open, xml);
                case "security-domain" -> securityDomain = text(open, xml);
                case "web-app" ->
                    metadataComplete = Boolean.parseBoolean(xml.getAttributeValue(null, "metadata-complete"));
                default -> {}
            }
        }

        /** Reads to the end of the element, which is then no longer open. */
        private static String text(List<String> open, XMLStreamReader xml) throws XMLStreamException {
            open.remove(open.size() - 1);
            return xml.getElementText().strip();
        }

        /**
         * Reads without DTDs and entities of others: a descriptor never needs them, and an old one may name a DTD on
         * the net.
         */
        private static XMLInputFactory factory() {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            return factory;
        }
    }
}
