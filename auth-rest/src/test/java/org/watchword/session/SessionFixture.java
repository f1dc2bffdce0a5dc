package org.watchword.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.watchword.api.BearerToken;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;
import org.watchword.api.login.SessionTokens;
import org.watchword.key.KeyRingSource;
import org.watchword.revocation.RevocationList;
import org.watchword.revocation.RevocationReader;
import org.watchword.signing.TestKeySources;
import org.watchword.store.NewUser;
import org.watchword.store.TestRecords;
import org.watchword.store.UserRecord;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TokenSigner;
import org.watchword.token.TokenVerifier;
import org.watchword.token.Verification;
import org.watchword.token.VerifiedToken;

/** One node with its sessions, on stores in memory. */
public final class SessionFixture {

    public static final SessionPolicy POLICY = new SessionPolicy(
            Duration.ofMinutes(15),
            Duration.ofMinutes(1),
            Duration.ofDays(14),
            Duration.ofDays(90),
            Duration.ofSeconds(10),
            100);

    public final TestClock clock = new TestClock();
    public final InMemoryStores stores = new InMemoryStores(clock);
    public final List<AuditEvent> audited = new CopyOnWriteArrayList<>();
    public final RevocationList revocationList = newRevocationList();
    public final KeyRingSource keys = TestKeySources.node(stores, clock);
    public final TokenLength length = new TokenLength(16 * 1024, clock);
    public final SessionEnding ending = ending(POLICY, revocationList);
    private final SessionEvents events = new SessionEvents(audited::add, event -> Optional.empty());
    public final SessionService sessions = node(POLICY, revocationList);
    public final RefreshService refreshes =
            new RefreshService(stores, ending, issuer(POLICY), POLICY, events, clock, clock);
    public final Logout logout = new Logout(stores.sessions(), ending, audited::add, clock);
    public final TokenVerifier verifier =
            new TokenVerifier(TokenPolicy.of("watchword", "watchword"), keys, revocationList, clock, 0);

    public SessionService node(SessionPolicy policy, RevocationList list) {
        return new SessionService(stores, ending(policy, list), issuer(policy), policy, events, clock);
    }

    private AccessTokenIssuer issuer(SessionPolicy policy) {
        return new AccessTokenIssuer(
                new TokenSigner(), keys, "watchword", Set.of("watchword"), policy, length, HostClaims.none());
    }

    private SessionEnding ending(SessionPolicy policy, RevocationList list) {
        return new SessionEnding(stores.sessions(), stores.revocations(), list, policy, clock);
    }

    public SessionTokens open(UserRecord user) {
        return sessions.open(user.id(), found -> true, Origin.NONE).orElseThrow();
    }

    public RefreshResult refresh(String token) {
        return refreshes.refresh(token, Origin.NONE);
    }

    public RevocationList newRevocationList() {
        return new RevocationList(
                new RevocationReader(stores.revocations(), clock, clock, Duration.ofSeconds(2), Duration.ofMinutes(1)));
    }

    /** As a node does that has started. */
    public SessionFixture() {
        refreshes.availability().whenDue();
    }

    public UserRecord user() {
        NewUser user = TestRecords.user("ada", Set.of("user"), Set.of("phones:write"));
        stores.users().create(user);
        return stores.users().findById(user.id()).orElseThrow();
    }

    public VerifiedToken verified(SessionTokens tokens) {
        return ((Verification.Verified) verifier.verify(new BearerToken(tokens.accessToken()))).token();
    }

    public List<AuditEvent.Kind> kinds() {
        return audited.stream().map(AuditEvent::kind).toList();
    }
}
