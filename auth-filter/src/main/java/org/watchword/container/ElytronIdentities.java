package org.watchword.container;

import jakarta.servlet.ServletContext;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * WildFly: as it comes, its security domain takes only callers that are users of its own realm, and answers 500 to every
 * other one (ELY01177). Whether it does is asked of its management model; a server without that model is not WildFly.
 */
final class ElytronIdentities implements Obstacle {

    private static final String UNDERTOW = "jboss.as:subsystem=undertow";

    @Override
    public Optional<Found> find(ServletContext context, Descriptors descriptors) {
        MBeanServer model = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName undertow = new ObjectName(UNDERTOW);
            if (!model.isRegistered(undertow)) {
                return Optional.empty();
            }
            String domain = descriptors
                    .securityDomain()
                    .orElseGet(() -> String.valueOf(attribute(model, undertow, "defaultSecurityDomain")));
            ObjectName mapping = new ObjectName(UNDERTOW + ",application-security-domain=" + ObjectName.quote(domain));
            mapping = model.isRegistered(mapping) ? mapping : plain(domain);
            return Boolean.FALSE.equals(attribute(model, mapping, "integratedJaspi"))
                    ? Optional.empty()
                    : Optional.of(integrated(domain));
        } catch (JMException e) {
            return Optional.of(integrated("other"));
        }
    }

    private static ObjectName plain(String domain) throws JMException {
        return new ObjectName(UNDERTOW + ",application-security-domain=" + domain);
    }

    private static Object attribute(MBeanServer model, ObjectName name, String attribute) {
        try {
            return model.getAttribute(name, attribute);
        } catch (InstanceNotFoundException noMapping) {
            return "";
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Found integrated(String domain) {
        return new Found(
                "WildFly takes only callers that are users of its own realm (integrated-jaspi is on for the application security domain '"
                        + domain + "')",
                "jboss-cli.sh --connect --commands=\"/subsystem=undertow/application-security-domain=" + domain
                        + ":write-attribute(name=integrated-jaspi,value=false),reload\"",
                true);
    }
}
