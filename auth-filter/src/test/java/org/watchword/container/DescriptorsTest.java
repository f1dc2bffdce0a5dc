package org.watchword.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DescriptorsTest {

    @Test
    void hostWithoutDescriptorsSaysNothing() {
        Descriptors none = Descriptors.of(TestContext.with(Map.of()));

        assertThat(none.constrained()).isFalse();
        assertThat(none.methodPermissions()).isFalse();
        assertThat(none.roles()).isEmpty();
        assertThat(none.loginMethod()).isEmpty();
        assertThat(none.securityDomain()).isEmpty();
    }

    @Test
    void constraintThatAsksForACallerIsSeenWithItsRoles() {
        Descriptors found = TestContext.descriptors("""
                <security-constraint>
                  <web-resource-collection><url-pattern>/books/*</url-pattern></web-resource-collection>
                  <auth-constraint><role-name> auditor </role-name><role-name>clerk</role-name></auth-constraint>
                </security-constraint>
                <security-role><role-name>elsewhere</role-name></security-role>""");

        assertThat(found.constrained()).isTrue();
        assertThat(found.roles()).containsExactlyInAnyOrder("auditor", "clerk");
    }

    @Test
    void constraintThatOnlyAsksForTlsNeedsNoCaller() {
        Descriptors found = TestContext.descriptors("""
                <security-constraint>
                  <web-resource-collection><url-pattern>/*</url-pattern></web-resource-collection>
                  <user-data-constraint><transport-guarantee>CONFIDENTIAL</transport-guarantee></user-data-constraint>
                </security-constraint>""");

        assertThat(found.constrained()).isFalse();
    }

    @Test
    void constraintThatLetsNobodyInNeedsNoCaller() {
        assertThat(TestContext.descriptors("<security-constraint><auth-constraint/></security-constraint>")
                        .constrained())
                .isFalse();
    }

    @Test
    void servletThatServesAHostWithoutAnApplicationClassIsSeen() {
        assertThat(TestContext.descriptors("""
                <servlet-mapping>
                  <servlet-name>jakarta.ws.rs.core.Application</servlet-name><url-pattern>/api/*</url-pattern>
                </servlet-mapping>""").defaultRestServlet()).isTrue();
        assertThat(TestContext.descriptors("<servlet><servlet-name>shop</servlet-name></servlet>")
                        .defaultRestServlet())
                .isFalse();
    }

    @Test
    void completeMetadataIsSeen() {
        assertThat(Descriptors.of(TestContext.with(Map.of("/WEB-INF/web.xml", "<web-app metadata-complete='true'/>")))
                        .metadataComplete())
                .isTrue();
        assertThat(TestContext.descriptors("").metadataComplete()).isFalse();
    }

    @Test
    void loginOfTheHostIsSeen() {
        assertThat(TestContext.descriptors("<login-config><auth-method>BASIC</auth-method></login-config>")
                        .loginMethod())
                .contains("BASIC");
    }

    @Test
    void permissionsOfBeansAndTheSecurityDomainAreSeen() {
        Descriptors found = Descriptors.of(TestContext.with(Map.of(
                "/WEB-INF/ejb-jar.xml",
                "<ejb-jar><assembly-descriptor><method-permission><role-name>clerk</role-name></method-permission>"
                        + "</assembly-descriptor></ejb-jar>",
                "/WEB-INF/jboss-web.xml",
                "<jboss-web><security-domain>camp</security-domain></jboss-web>")));

        assertThat(found.methodPermissions()).isTrue();
        assertThat(found.roles()).containsExactly("clerk");
        assertThat(found.securityDomain()).contains("camp");
    }

    @Test
    void descriptorWithADoctypeFetchesNothing() {
        Descriptors found = Descriptors.of(TestContext.with(Map.of(
                "/WEB-INF/web.xml",
                "<!DOCTYPE web-app SYSTEM "
                        + "\"file:///does/not/exist.dtd\"><web-app>"
                        + "<auth-constraint><role-name>a</role-name></auth-constraint></web-app>")));

        assertThat(found.constrained()).isTrue();
    }

    @Test
    void descriptorThatIsNotXmlDoesNotStopTheStart() {
        assertThat(Descriptors.of(TestContext.with(Map.of("/WEB-INF/web.xml", "not xml")))
                        .constrained())
                .isFalse();
    }
}
