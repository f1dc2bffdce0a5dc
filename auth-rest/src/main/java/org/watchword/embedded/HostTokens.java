package org.watchword.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
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

    private final AccessTokenIssuer issuer;
    private final ServiceTokens services;
    private final UserStore users;
    private final Supplier<TokenVerifier> verifier;
    private final AuditSink audit;
    private final Clock clock;

    /** @param verifier of the running filter, which is made after this */
    public HostTokens(
            AccessTokenIssuer issuer, UserStore users, Supplier<TokenVerifier> verifier, AuditSink audit, Clock clock) {
        this.issuer = issuer;
        this.services = new ServiceTokens(issuer, audit, clock);
        this.users = users;
        this.verifier = verifier;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public ServiceToken forService(String name) {
        return services.named(name);
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

    private final class OfUser implements UserToken {

        private final String userId;
        private final Duration validity;

        OfUser(String userId, Duration validity) {
            this.userId = userId;
            this.validity = validity;
        }

        @Override
        public UserToken validFor(Duration duration) {
            return new OfUser(userId, ServiceTokens.demand(duration, issuer.longest()));
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
