package org.watchword.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchword.api.Failure;

class AuthorizerTest {

    private static final Authentication ANONYMOUS = new Authentication.Anonymous();
    private static final AccessRule ADMIN = new AccessRule.Require(Set.of("admin"), Set.of());
    private static final AccessRule ADMIN_WHO_WRITES = new AccessRule.Require(Set.of("admin"), Set.of("write", "read"));

    private final Authorizer authorizer = new Authorizer(false);

    @Test
    void whatIsOpenTakesAnybodyEvenWithABadToken() {
        Authentication badToken = new Authentication.Failed(Failure.invalidToken("token_expired", "Token expired"));

        assertThat(authorizer.decide(new AccessRule.PermitAll(), ANONYMOUS)).isInstanceOf(Decision.Permit.class);
        assertThat(authorizer.decide(new AccessRule.PermitAll(), badToken)).isInstanceOf(Decision.Permit.class);
    }

    @Test
    void withoutACallerTheAnswerIs401() {
        assertThat(status(authorizer.decide(ADMIN, ANONYMOUS))).isEqualTo(401);
        assertThat(status(authorizer.decide(new AccessRule.DenyAll(), ANONYMOUS)))
                .isEqualTo(401);
    }

    @Test
    void aCallerWithoutTheRoleGets403() {
        assertThat(status(authorizer.decide(ADMIN, caller(Set.of("user"), Set.of()))))
                .isEqualTo(403);
        assertThat(status(authorizer.decide(new AccessRule.DenyAll(), caller(Set.of("admin"), Set.of()))))
                .isEqualTo(403);
    }

    @Test
    void oneOfTheRolesIsEnoughButAllPermissionsAreNeeded() {
        assertThat(authorizer.decide(ADMIN_WHO_WRITES, caller(Set.of("admin"), Set.of("write", "read"))))
                .isInstanceOf(Decision.Permit.class);
        assertThat(status(authorizer.decide(ADMIN_WHO_WRITES, caller(Set.of("admin"), Set.of("write")))))
                .isEqualTo(403);
        assertThat(status(authorizer.decide(ADMIN_WHO_WRITES, caller(Set.of("user"), Set.of("write", "read")))))
                .isEqualTo(403);
    }

    @Test
    void aCallerOfTheContainerHasItsRolesAndNoPermission() {
        Authentication known = new Authentication.Authenticated(new ContainerCaller(() -> "ada", "admin"::equals));

        assertThat(authorizer.decide(ADMIN, known)).isInstanceOf(Decision.Permit.class);
        assertThat(status(authorizer.decide(new AccessRule.Require(Set.of("user"), Set.of()), known)))
                .isEqualTo(403);
        assertThat(status(authorizer.decide(ADMIN_WHO_WRITES, known))).isEqualTo(403);
    }

    @Test
    void roleNamesAreComparedExactly() {
        assertThat(status(authorizer.decide(ADMIN, caller(Set.of("Admin", "admin ", "administrator"), Set.of()))))
                .isEqualTo(403);
    }

    @Test
    void twoStarsIsAnyCaller() {
        AccessRule anybodyKnown = new AccessRule.Require(Set.of("**"), Set.of());

        assertThat(authorizer.decide(anybodyKnown, caller(Set.of(), Set.of()))).isInstanceOf(Decision.Permit.class);
        assertThat(status(authorizer.decide(anybodyKnown, ANONYMOUS))).isEqualTo(401);
    }

    @Test
    void whatCouldNotBeCheckedIs503AndNeverAnOpenDoor() {
        Authentication unknown = new Authentication.Failed(
                Failure.unavailable("token_check_unavailable", "Tokens cannot be checked now", Duration.ofSeconds(2)));

        assertThat(status(authorizer.decide(ADMIN, unknown))).isEqualTo(503);
    }

    @Test
    void whoeverIsKnownIsNotToldToLogInByAPlaceThatDidNotSeeThem() {
        Failure logIn = Failure.authenticationRequired();
        Failure expired = Failure.invalidToken("token_expired", "Token expired");

        assertThat(authorizer.answer(logIn, ANONYMOUS)).isEqualTo(logIn);
        assertThat(authorizer.answer(logIn, caller(Set.of("admin"), Set.of())).status())
                .isEqualTo(403);
        assertThat(authorizer.answer(logIn, new Authentication.Failed(expired))).isEqualTo(expired);

        Failure forbidden = Failure.forbidden("role_missing", "A required role is missing");
        assertThat(authorizer.answer(forbidden, ANONYMOUS)).isEqualTo(forbidden);
    }

    @Test
    void anUnannotatedMethodIsDeniedOnlyWhereTheHostAsksForIt() {
        AccessRule silent = new AccessRule.Unannotated();

        assertThat(authorizer.decide(silent, ANONYMOUS)).isInstanceOf(Decision.Permit.class);
        assertThat(status(new Authorizer(true).decide(silent, ANONYMOUS))).isEqualTo(401);
        assertThat(status(new Authorizer(true).decide(silent, caller(Set.of("admin"), Set.of()))))
                .isEqualTo(403);
    }

    private static int status(Decision decision) {
        return ((Decision.Deny) decision).failure().status();
    }

    private static Authentication caller(Set<String> roles, Set<String> permissions) {
        return new Authentication.Authenticated(new Caller() {
            @Override
            public String name() {
                return "ada";
            }

            @Override
            public boolean hasRole(String role) {
                return roles.contains(role);
            }

            @Override
            public boolean hasPermission(String permission) {
                return permissions.contains(permission);
            }
        });
    }
}
