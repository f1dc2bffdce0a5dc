package org.watchword.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.watchword.api.BearerToken;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.TokenCheck;
import org.watchword.api.login.Tokens;
import org.watchword.principal.PrincipalMapper;
import org.watchword.session.AccessTokenIssuer;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.TokenSubject;
import org.watchword.store.UserStore;
import org.watchword.token.TokenVerifier;
import org.watchword.token.Verification;

/** {@link Tokens} on the keys and the verifier of this web application. */
public final class HostTokens implements Tokens {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private final AccessTokenIssuer issuer;
    private final UserStore users;
    private final Supplier<TokenVerifier> verifier;
    private final AuditSink audit;
    private final Clock clock;

    /** @param verifier of the running filter, which is made after this */
    public HostTokens(
            AccessTokenIssuer issuer, UserStore users, Supplier<TokenVerifier> verifier, AuditSink audit, Clock clock) {
        this.issuer = issuer;
        this.users = users;
        this.verifier = verifier;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public ServiceToken forService(String name) {
        // The id of a user is a UUID: a service of such a name would have its rights wherever sub is looked at.
        if (!NAME.matcher(name).matches() || UUID.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of a service must be 1 to 64 letters, digits, dots, hyphens"
                    + " and underscores, and no UUID");
        }
        return new OfService(name, Set.of(), Set.of(), shorter(issuer.longest(), LONGEST_OF_SERVICE));
    }

    @Override
    public UserToken forUser(String userId) {
        return new OfUser(userId, issuer.longest());
    }

    @Override
    public TokenCheck verify(String token) {
        Verification verification = verifier.get().verify(new BearerToken(token));
        if (verification instanceof Verification.Verified verified) {
            return new TokenCheck.Accepted(PrincipalMapper.caller(verified.token()));
        }
        return verification instanceof Verification.Rejected rejected
                ? new TokenCheck.Rejected(rejected.reason().code())
                : new TokenCheck.Unavailable();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration demand(Duration validity, Duration longest) {
        if (validity.compareTo(Duration.ofSeconds(1)) < 0 || validity.compareTo(longest) > 0) {
            throw new IllegalArgumentException("a token must be valid for 1 second to " + longest);
        }
        return validity;
    }

    private final class OfService implements ServiceToken {

        private final String name;
        private final Set<String> roles;
        private final Set<String> permissions;
        private final Duration validity;

        OfService(String name, Set<String> roles, Set<String> permissions, Duration validity) {
            this.name = name;
            this.roles = roles;
            this.permissions = permissions;
            this.validity = validity;
        }

        @Override
        public ServiceToken role(String role) {
            return new OfService(name, with(roles, role), permissions, validity);
        }

        @Override
        public ServiceToken permission(String permission) {
            return new OfService(name, roles, with(permissions, permission), validity);
        }

        @Override
        public ServiceToken validFor(Duration duration) {
            return new OfService(name, roles, permissions, demand(duration, LONGEST_OF_SERVICE));
        }

        @Override
        public String issue() {
            Instant now = clock.instant();
            String token = issuer.issueForService(name, roles, permissions, validity, now);
            audit.record(new AuditEvent(AuditEvent.Kind.TOKEN_ISSUED, now, null, null, "for the service " + name));
            return token;
        }

        private static Set<String> with(Set<String> names, String another) {
            Set<String> more = new TreeSet<>(names);
            more.add(another);
            return Set.copyOf(more);
        }
    }

    private final class OfUser implements UserToken {

        private final String userId;
        private final Duration validity;

        OfUser(String userId, Duration validity) {
            this.userId = userId;
            this.validity = validity;
        }

        @Override
        public UserToken validFor(Duration duration) {
            return new OfUser(userId, demand(duration, issuer.longest()));
        }

        @Override
        public String issue() {
            Instant now = clock.instant();
            // After the time was taken: what is revoked later refuses the token.
            TokenSubject subject = users.findForToken(userId)
                    .filter(found -> found.user().enabled())
                    .orElseThrow(() -> new IllegalArgumentException("there is no such user, or it is disabled"));
            String token = issuer.issueWithoutSession(subject, validity, now);
            audit.record(AuditEvent.by(
                    HostActor.INSTANCE,
                    AuditEvent.Kind.TOKEN_ISSUED,
                    AuditEvent.Outcome.SUCCESS,
                    now,
                    subject.user().id(),
                    ""));
            return token;
        }
    }
}
