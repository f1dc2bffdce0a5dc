package org.watchword.container;

import jakarta.servlet.ServletContext;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * WildFly: as it comes, its security domain takes only callers that are users of its own realm, and answers 500 to
 * every other one (ELY01177). Whether it does is asked of its management model; a server without that model is not
 * WildFly.
 */
final class ElytronIdentities implements Obstacle {

    private static final String UNDERTOW = "jboss.as:subsystem=undertow";
    private static final String DEFAULT_DOMAIN = "defaultSecurityDomain";

    private final MBeanServer model;

    ElytronIdentities() {
        this(ManagementFactory.getPlatformMBeanServer());
    }

    /** Asks a management model that is not the platform's, for tests. */
    ElytronIdentities(MBeanServer model) {
        this.model = model;
    }

    /** Not while the server boots: the model shows its resources then, and throws at each question about them. */
    @Override
    public boolean canBeAsked() {
        try {
            ObjectName undertow = new ObjectName(UNDERTOW);
            return !model.isRegistered(undertow) || model.getAttribute(undertow, DEFAULT_DOMAIN) != null;
        } catch (JMException | JMRuntimeException booting) {
            return false;
        }
    }

    @Override
    public Optional<Found> find(ServletContext context, Descriptors descriptors) {
        try {
            ObjectName undertow = new ObjectName(UNDERTOW);
            if (!model.isRegistered(undertow)) {
                return Optional.empty();
            }
            String domain = descriptors.securityDomain().orElse("");
            if (domain.isEmpty()) {
                domain = String.valueOf(attribute(undertow, DEFAULT_DOMAIN));
            }
            ObjectName mapping = new ObjectName(UNDERTOW + ",application-security-domain=" + ObjectName.quote(domain));
            mapping = model.isRegistered(mapping) ? mapping : plain(domain);
            return Boolean.FALSE.equals(attribute(mapping, "integratedJaspi"))
                    ? Optional.empty()
                    : Optional.of(integrated(domain));
        } catch (JMException | JMRuntimeException unreadable) {
            return Optional.of(integrated("other"));
        }
    }

    private static ObjectName plain(String domain) throws JMException {
        return new ObjectName(UNDERTOW + ",application-security-domain=" + domain);
    }

    private Object attribute(ObjectName name, String attribute) throws JMException {
        try {
            return model.getAttribute(name, attribute);
        } catch (InstanceNotFoundException | AttributeNotFoundException noMapping) {
            return "";
        }
    }

    private static Found integrated(String domain) {
        return new Found(
                "WildFly takes only callers that are users of its own realm (integrated-jaspi is on for the "
                        + "application security domain '"
                        + domain + "')",
                "jboss-cli.sh --connect --commands=\"/subsystem=undertow/application-security-domain=" + domain
                        + ":write-attribute(name=integrated-jaspi,value=false),reload\"",
                true);
    }
}
