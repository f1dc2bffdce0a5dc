package org.watchword.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchword.api.RequiresPermission;

class AnnotatedRulesTest {

    private static final AccessRule PERMIT = new AccessRule.PermitAll();
    private static final AccessRule DENY = new AccessRule.DenyAll();

    @Test
    void aClassWithoutAnyAnnotationHasNoRule() {
        assertThat(rule(Plain.class, "get")).isEmpty();
    }

    @Test
    void theMethodsAnnotationWinsOverTheClasses() {
        assertThat(rule(AdminsOnly.class, "open")).contains(PERMIT);
        assertThat(rule(AdminsOnly.class, "closed")).contains(DENY);
        assertThat(rule(AdminsOnly.class, "users")).contains(roles("user"));
        assertThat(rule(AdminsOnly.class, "inherited")).contains(roles("admin"));
    }

    @Test
    void aPermissionOnAMethodIsAskedForBesideTheRoleOfItsClass() {
        assertThat(rule(AdminsOnly.class, "write"))
                .contains(new AccessRule.Require(Set.of("admin"), Set.of("phones:write")));
    }

    @Test
    void aMethodOfAPermitAllClassThatAsksForAPermissionIsNotOpen() {
        assertThat(rule(OpenClass.class, "write")).contains(new AccessRule.Require(Set.of(), Set.of("phones:write")));
        assertThat(rule(OpenClass.class, "read")).contains(PERMIT);
    }

    @Test
    void aMethodOfADenyAllClassThatAsksForAPermissionStaysClosed() {
        assertThat(rule(ClosedClass.class, "write")).contains(DENY);
    }

    @Test
    void permitAllOnAMethodOpensItWhateverItsClassAsksFor() {
        assertThat(rule(PermissionClass.class, "open")).contains(PERMIT);
        assertThat(rule(PermissionClass.class, "one")).contains(new AccessRule.Require(Set.of(), Set.of("a", "b")));
        assertThat(rule(PermissionClass.class, "own")).contains(new AccessRule.Require(Set.of(), Set.of("c")));
    }

    @Test
    void ofContradictingAnnotationsOnOneMethodTheStrictestHolds() {
        assertThat(rule(Contradictions.class, "permitAndDeny")).contains(DENY);
        assertThat(rule(Contradictions.class, "permitAndRoles")).contains(roles("admin"));
    }

    @Test
    void rolesAllowedWithoutARoleIsForNobody() {
        assertThat(rule(Contradictions.class, "noRole")).contains(DENY);
    }

    @Test
    void aPermissionListWithoutAPermissionStillAsksForACaller() {
        assertThat(rule(Contradictions.class, "noPermission")).contains(AccessRule.Require.authenticated());
    }

    @Test
    void aPermissionNamedTwiceIsAskedForOnce() {
        assertThat(rule(Contradictions.class, "twice")).contains(new AccessRule.Require(Set.of(), Set.of("a")));
    }

    @Test
    void anUnannotatedMethodBesideAnAnnotatedOneIsKnownAsSuch() {
        assertThat(rule(Mixed.class, "silent")).contains(new AccessRule.Unannotated());
    }

    @Test
    void annotationsOfAnImplementedInterfaceCount() {
        assertThat(rule(Implementing.class, "get")).contains(roles("reader"));
    }

    @Test
    void annotationsOfAnInterfaceThatAnotherOneExtendsCount() {
        assertThat(rule(ImplementingExtended.class, "get")).contains(roles("reader"));
    }

    @Test
    void anOverloadDoesNotTakeTheRuleOfAGenericMethodThatItDoesNotImplement() {
        assertThat(rule(Overloading.class, String.class)).contains(roles("writer"));
        assertThat(rule(Overloading.class, Integer.class)).contains(new AccessRule.Unannotated());
        assertThat(rule(Overloading.class, String.class, String.class)).contains(new AccessRule.Unannotated());
    }

    @Test
    void annotationsOfAGenericInterfaceCount() {
        assertThat(AnnotatedRules.of(ImplementingGeneric.class, declared(ImplementingGeneric.class, "set")))
                .contains(roles("writer"));
        assertThat(AnnotatedRules.of(ImplementingGeneric.class, declared(ImplementingGeneric.class, "setAll")))
                .contains(new AccessRule.Unannotated());
    }

    @Test
    void permissionsAloneLeaveTheRolesToSomebodyElse() {
        assertThat(permissions(AdminsOnly.class, "write"))
                .contains(new AccessRule.Require(Set.of(), Set.of("phones:write")));
        assertThat(permissions(AdminsOnly.class, "users")).isEmpty();
        assertThat(permissions(PermissionClass.class, "open")).isEmpty();
        assertThat(permissions(PermissionClass.class, "one"))
                .contains(new AccessRule.Require(Set.of(), Set.of("a", "b")));
    }

    @Test
    void aClassWithoutAnyAnnotationIsKnownAsSuch() {
        assertThat(AnnotatedRules.anyFor(Plain.class)).isFalse();
        assertThat(AnnotatedRules.anyFor(Implementing.class)).isTrue();
        assertThat(AnnotatedRules.anyFor(Overriding.class)).isTrue();
        assertThat(AnnotatedRules.anyFor(GuardedChild.class)).isTrue();
    }

    @Test
    void annotationsOfAnOverriddenMethodCountUnlessTheOverridingOneHasItsOwn() {
        assertThat(rule(Overriding.class, "users")).contains(roles("user"));
        assertThat(rule(Overriding.class, "closed")).contains(PERMIT);
    }

    @Test
    void aResourceClassProtectsWhatItInheritsFromAnUnannotatedBase() {
        assertThat(rule(GuardedChild.class, "get")).contains(roles("admin"));
    }

    private static AccessRule roles(String... roles) {
        return new AccessRule.Require(Set.of(roles), Set.of());
    }

    private static Optional<AccessRule> permissions(Class<?> component, String name) {
        return AnnotatedRules.permissionsOf(component, declared(component, name));
    }

    /** The method that was written, and not a bridge to it. */
    private static Method declared(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .findFirst()
                .orElseThrow();
    }

    private static Optional<AccessRule> rule(Class<?> component, Class<?>... parameters) {
        try {
            return AnnotatedRules.of(component, component.getDeclaredMethod("set", parameters));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<AccessRule> rule(Class<?> component, String name) {
        return AnnotatedRules.of(
                component,
                Arrays.stream(component.getMethods())
                        .filter(method -> method.getName().equals(name))
                        .findFirst()
                        .orElseThrow());
    }

    public static class Plain {
        public void get() {}
    }

    @RolesAllowed("admin")
    public static class AdminsOnly {
        @PermitAll
        public void open() {}

        @DenyAll
        public void closed() {}

        @RolesAllowed("user")
        public void users() {}

        @RequiresPermission("phones:write")
        public void write() {}

        public void inherited() {}
    }

    @PermitAll
    public static class OpenClass {
        @RequiresPermission("phones:write")
        public void write() {}

        public void read() {}
    }

    @DenyAll
    public static class ClosedClass {
        @RequiresPermission("phones:write")
        public void write() {}
    }

    @RequiresPermission({"a", "b"})
    public static class PermissionClass {
        @PermitAll
        public void open() {}

        public void one() {}

        @RequiresPermission("c")
        public void own() {}
    }

    public static class Contradictions {
        @PermitAll
        @DenyAll
        public void permitAndDeny() {}

        @PermitAll
        @RolesAllowed("admin")
        public void permitAndRoles() {}

        @RolesAllowed({})
        public void noRole() {}

        @RequiresPermission({})
        public void noPermission() {}

        @RequiresPermission({"a", "a"})
        public void twice() {}
    }

    public static class Mixed {
        @RolesAllowed("admin")
        public void loud() {}

        public void silent() {}
    }

    public interface Described {
        @RolesAllowed("reader")
        void get();
    }

    public static class Implementing implements Described {
        @Override
        public void get() {}
    }

    public interface Extended extends Described {}

    public static class ImplementingExtended implements Extended {
        @Override
        public void get() {}
    }

    public interface Worded<T extends CharSequence> {
        @RolesAllowed("writer")
        void set(T value);
    }

    public static class Overloading implements Worded<String> {
        @Override
        public void set(String value) {}

        public void set(Integer value) {}

        public void set(String value, String other) {}
    }

    public interface Generic<T> {
        @RolesAllowed("writer")
        void set(T value);
    }

    public static class ImplementingGeneric implements Generic<String> {
        @Override
        public void set(String value) {}

        public void setAll(String value) {}
    }

    public static class Overriding extends AdminsOnly {
        @Override
        public void users() {}

        @Override
        @PermitAll
        public void closed() {}
    }

    @RolesAllowed("admin")
    public static class GuardedChild extends Plain {}
}
