package org.watchword.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a management model of the shape that WildFly's has, booting and booted. */
class ElytronIdentitiesTest {

    private static final String UNDERTOW = "jboss.as:subsystem=undertow";

    private final MBeanServer model = MBeanServerFactory.newMBeanServer();
    private boolean booting;
    private boolean integrated;
    private ElytronIdentities obstacle;

    @BeforeEach
    void show() throws Exception {
        model.registerMBean(new Resource("defaultSecurityDomain", () -> "other"), new ObjectName(UNDERTOW));
        model.registerMBean(
                new Resource("integratedJaspi", () -> integrated),
                new ObjectName(UNDERTOW + ",application-security-domain=other"));
        obstacle = new ElytronIdentities(model);
    }

    @Test
    void cannotBeAskedWhileTheServerBoots() {
        booting = true;
        assertThat(obstacle.canBeAsked()).isFalse();

        booting = false;
        assertThat(obstacle.canBeAsked()).isTrue();
    }

    @Test
    void isFoundWhereTheDomainTakesUsersOfItsRealmAlone() {
        integrated = true;

        assertThat(found())
                .hasValueSatisfying(found -> assertThat(found.remedy()).contains("integrated-jaspi"));
    }

    @Test
    void isNoneWhereTheDomainTakesAllCallers() {
        assertThat(found()).isEmpty();
    }

    @Test
    void stillFailingWhenItIsAskedIsAnObstacleAndNoFailure() {
        booting = true;

        assertThat(found()).isPresent();
    }

    private Optional<Obstacle.Found> found() {
        return obstacle.find(TestContext.with(Map.of()), TestContext.descriptors(""));
    }

    private interface Value {
        Object get();
    }

    /** A resource with one attribute, which it has not while the server boots. */
    private final class Resource implements DynamicMBean {

        private final String attribute;
        private final Value value;

        Resource(String attribute, Value value) {
            this.attribute = attribute;
            this.value = value;
        }

        @Override
        public Object getAttribute(String name) throws AttributeNotFoundException {
            if (booting || !name.equals(attribute)) {
                throw new AttributeNotFoundException(name);
            }
            return value.get();
        }

        @Override
        public void setAttribute(Attribute given) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AttributeList getAttributes(String[] names) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AttributeList setAttributes(AttributeList given) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object invoke(String action, Object[] parameters, String[] signature) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MBeanInfo getMBeanInfo() {
            return new MBeanInfo(Resource.class.getName(), "a resource", null, null, null, null);
        }
    }
}
