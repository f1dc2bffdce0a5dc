package org.watchword.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.HttpMethodConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.http.HttpServlet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostNeedsTest {

    @Test
    void hostWithRulesOnResourcesAloneNeedsNothing() {
        HostNeeds needs = HostNeeds.of(Set.of(Resource.class), TestContext.descriptors(""));

        assertThat(needs.reasons()).isEmpty();
        assertThat(needs.roles()).containsExactly("clerk");
    }

    @Test
    void enterpriseBeanWithRolesNeedsTheContainersCaller() {
        HostNeeds needs = HostNeeds.of(Set.of(OnMethod.class, OnClass.class, Open.class), TestContext.descriptors(""));

        assertThat(needs.reasons())
                .containsExactlyInAnyOrder(
                        "@RolesAllowed on the enterprise bean " + OnMethod.class.getName(),
                        "@RolesAllowed on the enterprise bean " + OnClass.class.getName());
        assertThat(needs.roles()).containsExactlyInAnyOrder("auditor", "clerk");
    }

    @Test
    void guardedServletNeedsTheContainersCaller() {
        assertThat(HostNeeds.of(Set.of(Guarded.class, Posted.class, Encrypted.class), TestContext.descriptors(""))
                        .reasons())
                .containsExactlyInAnyOrder(
                        "@ServletSecurity on " + Guarded.class.getName(),
                        "@ServletSecurity on " + Posted.class.getName());
    }

    @Test
    void constraintNeedsTheContainersCallerAndItsStarIsNoRole() {
        HostNeeds needs = HostNeeds.of(
                Set.of(), TestContext.descriptors("<auth-constraint><role-name>**</role-name></auth-constraint>"));

        assertThat(needs.reasons()).containsExactly("a security-constraint in web.xml");
        assertThat(needs.roles()).isEmpty();
    }

    static class Resource {
        @RolesAllowed("clerk")
        void read() {}
    }

    @Stateless
    static class OnMethod {
        @RolesAllowed("auditor")
        void read() {}
    }

    @Singleton
    @RolesAllowed("clerk")
    static class OnClass {}

    @Stateless
    @PermitAll
    static class Open {}

    @ServletSecurity(@HttpConstraint(rolesAllowed = "auditor"))
    static class Guarded extends HttpServlet {}

    @ServletSecurity(httpMethodConstraints = @HttpMethodConstraint(value = "POST", rolesAllowed = "auditor"))
    static class Posted extends HttpServlet {}

    @ServletSecurity(@HttpConstraint(transportGuarantee = ServletSecurity.TransportGuarantee.CONFIDENTIAL))
    static class Encrypted extends HttpServlet {}
}
