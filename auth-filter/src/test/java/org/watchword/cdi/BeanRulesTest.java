package org.watchword.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.watchword.api.Failure;
import org.watchword.api.RequiresPermission;
import org.watchword.authorization.Authentication;

/** The annotations of beans, in a real CDI container. */
class BeanRulesTest {

    private static final String NOBODY = "401 authentication_required";
    private static final String NO_ROLE = "403 role_missing";
    private static final String NO_PERMISSION = "403 permission_missing";

    @Test
    void aMethodIsHeldToItsOwnAnnotation() {
        try (TestContainer container = TestContainer.with(Methods.class)) {
            assertThat(container.anonymous(Methods.class, Methods::user)).isEqualTo(NOBODY);
            assertThat(container.caller("admin", "", Methods.class, Methods::user))
                    .isEqualTo(NO_ROLE);
            assertThat(container.caller("user", "", Methods.class, Methods::user))
                    .isEqualTo("user");
            assertThat(container.anonymous(Methods.class, Methods::write)).isEqualTo(NOBODY);
            assertThat(container.caller("user", "", Methods.class, Methods::write))
                    .isEqualTo(NO_PERMISSION);
            assertThat(container.caller("", "phones:write", Methods.class, Methods::write))
                    .isEqualTo("write");
            assertThat(container.anonymous(Methods.class, Methods::closed)).isEqualTo(NOBODY);
            assertThat(container.caller("user", "", Methods.class, Methods::closed))
                    .isEqualTo("403 access_denied");
            assertThat(container.anonymous(Methods.class, Methods::open)).isEqualTo("open");
            assertThat(container.anonymous(Methods.class, Methods::inPackage)).isEqualTo(NOBODY);
            assertThat(container.anonymous(Methods.class, Methods::forSubclasses))
                    .isEqualTo(NOBODY);
        }
    }

    @Test
    void whatKeepsTheCallerFromBeingKnownIsTheAnswer() {
        Authentication unknown = new Authentication.Failed(
                Failure.unavailable("token_check_unavailable", "Tokens cannot be checked now", Duration.ofSeconds(2)));
        try (TestContainer container = TestContainer.with(Methods.class)) {
            assertThat(container.as(unknown, Methods.class, Methods::user)).isEqualTo("503 token_check_unavailable");
            assertThat(container.as(unknown, Methods.class, Methods::open)).isEqualTo("open");
        }
    }

    @Test
    void aClassGuardsAllItsMethodsButThoseWithAnAnnotationOfTheirOwn() {
        assertGuardedByAdmin(AdminsOnly.class, AdminsOnly::plain);
        try (TestContainer container = TestContainer.with(AdminsOnly.class)) {
            assertThat(container.anonymous(AdminsOnly.class, AdminsOnly::open)).isEqualTo("open");
            assertThat(container.caller("user", "", AdminsOnly.class, AdminsOnly::user))
                    .isEqualTo("user");
            assertThat(container.caller("admin", "", AdminsOnly.class, AdminsOnly::write))
                    .isEqualTo(NO_PERMISSION);
            assertThat(container.caller("", "phones:write", AdminsOnly.class, AdminsOnly::write))
                    .isEqualTo(NO_ROLE);
            assertThat(container.caller("admin", "phones:write", AdminsOnly.class, AdminsOnly::write))
                    .isEqualTo("write");
        }
    }

    @Test
    void whatIsInheritedIsGuarded() {
        assertGuardedByAdmin(ChildOfGuarded.class, ChildOfGuarded::plain);
        assertGuardedByAdmin(GuardedChild.class, GuardedChild::get);
        assertGuardedByAdmin(ChildOfHidden.class, ChildOfHidden::get);
        assertGuardedByAdmin(Overriding.class, Overriding::get);
        assertGuardedByAdmin(OverridingGeneric.class, bean -> bean.set("x"));
        assertGuardedByAdmin(OverridingGeneric.class, bean -> viaClass(bean, "x"));
    }

    @Test
    void whatOverridesMayOpenWhatItInherits() {
        try (TestContainer container = TestContainer.with(Opening.class)) {
            assertThat(container.anonymous(Opening.class, bean -> bean.set("x")))
                    .isEqualTo("x");
            assertThat(container.anonymous(Opening.class, bean -> viaClass(bean, "x")))
                    .isEqualTo("x");
        }
    }

    @Test
    void annotationsOfAnInterfaceCountAlsoOfAGenericOneAndOfADefaultMethod() {
        assertGuardedByAdmin(Implementing.class, Implementing::get);
        assertGuardedByAdmin(ImplementingGeneric.class, bean -> bean.set("x"));
        assertGuardedByAdmin(ImplementingGeneric.class, bean -> viaInterface(bean, "x"));
        assertGuardedByAdmin(InheritingDefault.class, InheritingDefault::get);
        try (TestContainer container = TestContainer.with(InheritingDefault.class)) {
            assertThat(container.anonymous(InheritingDefault.class, InheritingDefault::beside))
                    .isEqualTo("beside");
        }
    }

    @Test
    void everyScopeIsGuarded() {
        assertGuardedByAdmin(OfDependentScope.class, OfDependentScope::get);
        assertGuardedByAdmin(OfOneInstance.class, OfOneInstance::get);
        assertGuardedByAdmin(WithInjectedConstructor.class, WithInjectedConstructor::get);
    }

    @Test
    void aBeanOfAPassivatingScopeIsDeployed() {
        try (TestContainer container = TestContainer.with(OfSession.class)) {
            assertThat(container.bean(OfSession.class)).isNotNull();
        }
    }

    @Test
    void anUnannotatedMethodBesideAnnotatedOnesIsOpenUnlessTheHostSaysOtherwise() {
        try (TestContainer container = TestContainer.with(Methods.class)) {
            assertThat(container.anonymous(Methods.class, Methods::silent)).isEqualTo("silent");
            assertThat(container.outsideARequest(Methods.class, Methods::silent))
                    .isEqualTo("silent");
        }
        try (TestContainer container = new TestContainer(true, Methods.class, Plain.class)) {
            assertThat(container.anonymous(Methods.class, Methods::silent)).isEqualTo(NOBODY);
            assertThat(container.caller("user", "", Methods.class, Methods::silent))
                    .isEqualTo("403 access_denied");
            assertThat(container.anonymous(Plain.class, Plain::get)).isEqualTo("get");
        }
    }

    @Test
    void outsideARequestNobodyIsThereAndNoRuleIsMet() {
        try (TestContainer container = new TestContainer(true, Methods.class)) {
            assertThat(container.outsideARequest(Methods.class, Methods::user)).isEqualTo(NOBODY);
            assertThat(container.outsideARequest(Methods.class, Methods::open)).isEqualTo("open");

            container.start();

            assertThat(container.outsideARequest(Methods.class, Methods::silent))
                    .isEqualTo(NOBODY);
        }
    }

    @Test
    void aBeanWithoutAnAnnotationIsNotTouched() {
        try (TestContainer container = TestContainer.with(Plain.class)) {
            assertThat(container.bean(Plain.class).getClass()).isSameAs(Plain.class);
        }
    }

    @Test
    void aBeanThatCallsItselfIsNotAskedAgain() {
        try (TestContainer container = TestContainer.with(Methods.class)) {
            assertThat(container.anonymous(Methods.class, Methods::openAndCallsUser))
                    .isEqualTo("user");
        }
    }

    @Test
    void theRuleComesBeforeTheInterceptorsOfTheHost() {
        try (TestContainer container = TestContainer.with(Counted.class, Counter.class, Count.class)) {
            assertThat(container.anonymous(Counted.class, Counted::get)).isEqualTo(NOBODY);
            assertThat(container.bean(Count.class).calls).isZero();

            assertThat(container.caller("admin", "", Counted.class, Counted::get))
                    .isEqualTo("get");
            assertThat(container.bean(Count.class).calls).isOne();
        }
    }

    @Test
    void whatJaxRsServesIsLeftToJaxRs() {
        try (TestContainer container = TestContainer.with(Resource.class)) {
            assertThat(container.anonymous(Resource.class, Resource::get)).isEqualTo("get");
            assertThat(container.anonymous(Resource.class, Resource::locate)).isEqualTo("locate");
        }
    }

    @Test
    void methodOfAResourceThatJaxRsDoesNotServeIsHeldToItsAnnotation() {
        try (TestContainer container = TestContainer.with(Resource.class)) {
            assertThat(container.anonymous(Resource.class, Resource::helper)).isEqualTo(NOBODY);
            assertThat(container.caller("admin", "", Resource.class, Resource::helper))
                    .isEqualTo("helper");
        }
    }

    @Test
    void beanThatOnlyInheritsAPathIsHeldToItsAnnotations() {
        try (TestContainer container = TestContainer.with(ResourceByInterface.class)) {
            assertThat(container.anonymous(ResourceByInterface.class, ResourceByInterface::get))
                    .isEqualTo(NOBODY);
            assertThat(container.caller("admin", "", ResourceByInterface.class, ResourceByInterface::get))
                    .isEqualTo("get");
        }
    }

    @Test
    void callThatJaxRsHasDecidedAboutIsNotDecidedTwice() throws Exception {
        try (TestContainer container = TestContainer.with(ResourceByInterface.class)) {
            Method served = ResourceByInterface.class.getMethod("get");

            assertThat(container.servedTo(
                            new Authentication.Anonymous(),
                            served,
                            ResourceByInterface.class,
                            ResourceByInterface::get))
                    .isEqualTo("get");
        }
    }

    @Test
    void rolesOfAnEjbAreLeftToItsContainerAndPermissionsAreNot() {
        try (TestContainer container = TestContainer.with(EnterpriseBean.class)) {
            assertThat(container.anonymous(EnterpriseBean.class, EnterpriseBean::admin))
                    .isEqualTo("admin");
            assertThat(container.anonymous(EnterpriseBean.class, EnterpriseBean::write))
                    .isEqualTo(NOBODY);
            assertThat(container.caller("", "phones:write", EnterpriseBean.class, EnterpriseBean::write))
                    .isEqualTo("write");
            assertThat(container.anonymous(EnterpriseBean.class, EnterpriseBean::open))
                    .isEqualTo("open");
        }
    }

    private static <T> void assertGuardedByAdmin(Class<T> type, Function<T, String> call) {
        try (TestContainer container = TestContainer.with(type)) {
            assertThat(container.anonymous(type, call)).isEqualTo(NOBODY);
            assertThat(container.caller("user", "", type, call)).isEqualTo(NO_ROLE);
            assertThat(container.caller("admin", "", type, call)).doesNotStartWith("40");
        }
    }

    private static String viaInterface(Setting<String> bean, String value) {
        return bean.set(value);
    }

    private static String viaClass(Generic<String> bean, String value) {
        return bean.set(value);
    }

    @ApplicationScoped
    public static class Methods {
        @RolesAllowed("user")
        public String user() {
            return "user";
        }

        @RequiresPermission("phones:write")
        public String write() {
            return "write";
        }

        @DenyAll
        public String closed() {
            return "closed";
        }

        @PermitAll
        public String open() {
            return "open";
        }

        @RolesAllowed("user")
        String inPackage() {
            return "inPackage";
        }

        @RolesAllowed("user")
        protected String forSubclasses() {
            return "forSubclasses";
        }

        public String silent() {
            return "silent";
        }

        @PermitAll
        public String openAndCallsUser() {
            return user();
        }
    }

    @ApplicationScoped
    @RolesAllowed("admin")
    public static class AdminsOnly {
        public String plain() {
            return "plain";
        }

        @PermitAll
        public String open() {
            return "open";
        }

        @RolesAllowed("user")
        public String user() {
            return "user";
        }

        @RequiresPermission("phones:write")
        public String write() {
            return "write";
        }
    }

    @ApplicationScoped
    public static class ChildOfGuarded extends AdminsOnly {}

    @Dependent
    public static class Plain {
        public String get() {
            return "get";
        }
    }

    @ApplicationScoped
    @RolesAllowed("admin")
    public static class GuardedChild extends Plain {}

    static class Hidden {
        @RolesAllowed("admin")
        public String get() {
            return "get";
        }
    }

    /** The compiler makes a bridge for the method of a class that is not public. */
    @ApplicationScoped
    public static class ChildOfHidden extends Hidden {}

    public static class OverriddenWithARule {
        @PermitAll
        public String get() {
            return "get";
        }
    }

    @ApplicationScoped
    public static class Overriding extends OverriddenWithARule {
        @Override
        @RolesAllowed("admin")
        public String get() {
            return "overridden";
        }
    }

    public static class Generic<T> {
        @PermitAll
        public String set(T value) {
            return "generic";
        }
    }

    @ApplicationScoped
    public static class OverridingGeneric extends Generic<String> {
        @Override
        @RolesAllowed("admin")
        public String set(String value) {
            return value;
        }
    }

    @ApplicationScoped
    public static class Opening extends OverridingGeneric {
        @Override
        @PermitAll
        public String set(String value) {
            return value;
        }
    }

    public interface Getting {
        @RolesAllowed("admin")
        String get();
    }

    @ApplicationScoped
    public static class Implementing implements Getting {
        @Override
        public String get() {
            return "get";
        }
    }

    public interface Setting<T> {
        @RolesAllowed("admin")
        String set(T value);
    }

    @ApplicationScoped
    public static class ImplementingGeneric implements Setting<String> {
        @Override
        public String set(String value) {
            return value;
        }
    }

    public interface GettingByDefault {
        @RolesAllowed("admin")
        default String get() {
            return "default";
        }
    }

    @ApplicationScoped
    public static class InheritingDefault implements GettingByDefault {
        public String beside() {
            return "beside";
        }
    }

    @Dependent
    @RolesAllowed("admin")
    public static class OfDependentScope {
        public String get() {
            return "get";
        }
    }

    @Singleton
    @RolesAllowed("admin")
    public static class OfOneInstance {
        public String get() {
            return "get";
        }
    }

    @Dependent
    @RolesAllowed("admin")
    public static class WithInjectedConstructor {
        private final BeanAuthorization something;

        @Inject
        WithInjectedConstructor(BeanAuthorization something) {
            this.something = something;
        }

        public String get() {
            return something == null ? "not injected" : "get";
        }
    }

    @SessionScoped
    @RolesAllowed("admin")
    public static class OfSession implements Serializable {
        public String get() {
            return "get";
        }
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    public @interface CountsCalls {}

    @Singleton
    public static class Count {
        int calls;
    }

    @CountsCalls
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 1)
    public static class Counter {
        @Inject
        Count count;

        @AroundInvoke
        public Object count(InvocationContext call) throws Exception {
            count.calls++;
            return call.proceed();
        }
    }

    @ApplicationScoped
    @RolesAllowed("admin")
    @CountsCalls
    public static class Counted {
        public String get() {
            return "get";
        }
    }

    @Path("/resource")
    @ApplicationScoped
    public static class Resource {
        @GET
        @RolesAllowed("admin")
        public String get() {
            return "get";
        }

        @Path("child")
        @RolesAllowed("admin")
        public String locate() {
            return "locate";
        }

        @RolesAllowed("admin")
        public String helper() {
            return "helper";
        }
    }

    @Path("/resource")
    public interface ResourceInterface {
        @RolesAllowed("admin")
        String get();
    }

    @ApplicationScoped
    public static class ResourceByInterface implements ResourceInterface {
        @Override
        public String get() {
            return "get";
        }
    }

    @Stateless
    @ApplicationScoped
    public static class EnterpriseBean {
        @RolesAllowed("admin")
        public String admin() {
            return "admin";
        }

        @RolesAllowed("admin")
        @RequiresPermission("phones:write")
        public String write() {
            return "write";
        }

        @PermitAll
        public String open() {
            return "open";
        }
    }
}
