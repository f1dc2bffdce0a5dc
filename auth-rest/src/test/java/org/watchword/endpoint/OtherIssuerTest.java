package org.watchword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.json;
import static org.watchword.http.TestAnswers.reason;

import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchword.api.BearerToken;
import org.watchword.http.Answer;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.SigningKey;
import org.watchword.key.VerificationKey;
import org.watchword.key.load.KeyPairs;
import org.watchword.servlet.FilterRuntime;
import org.watchword.start.login.TestNode;
import org.watchword.start.login.TwoNodes;
import org.watchword.store.AuditRecord;
import org.watchword.store.AuditStore;
import org.watchword.token.AccessTokenClaims;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TokenSigner;
import org.watchword.token.TrustedIssuer;
import org.watchword.token.Verification;

/**
 * A token of another trusted issuer that names a user of ours by id, name and session, and says that it is an
 * administrator: it is the token of somebody else (RFC 7519 §4.1.2).
 */
class OtherIssuerTest {

    private static final String CORP = "https://corp.example";
    private static final KeyPair PAIR = KeyPairs.generate(JwsAlgorithm.ES256);

    private final TestNode node = new TestNode();
    private String user;
    private String session;
    private String own;
    private String foreign;

    @BeforeEach
    void logIn() {
        KeyRing ring = KeyRing.verifying(List.of(new VerificationKey("c1", JwsAlgorithm.ES256, PAIR.getPublic())));
        node.otherIssuers =
                List.of(new TrustedIssuer("corp", TokenPolicy.of(CORP, "watchword"), KeyRingSource.of(ring)));
        node.start("watchword.revocation.poll", "PT5M", "watchword.revocation.max-staleness", "PT10M");
        node.user("root", TwoNodes.PASSWORD);
        user = node.user("ada", TwoNodes.PASSWORD, Set.of("user", "admin"));
        own = TwoNodes.access(TwoNodes.login(node, "ada"));
        session = verified(own).token().sessionId().orElseThrow();
        foreign = new TokenSigner()
                .sign(
                        new AccessTokenClaims(
                                CORP,
                                Set.of("watchword"),
                                new AccessTokenClaims.Subject(user, "ada", Set.of("admin"), Set.of()),
                                "t1",
                                session,
                                node.clock.instant(),
                                node.clock.instant().plusSeconds(3600),
                                Map.of()),
                        new SigningKey("c1", JwsAlgorithm.ES256, PAIR.getPrivate()));
        // Tokens tell their time in whole seconds; of the same second all would be refused anyway.
        node.clock.pass(Duration.ofSeconds(1));
    }

    private Verification verify(String token) {
        return FilterRuntime.of(node.context).orElseThrow().verifier().verify(new BearerToken(token));
    }

    private Verification.Verified verified(String token) {
        return (Verification.Verified) verify(token);
    }

    private Answer call(String method, String path, String body) {
        return node.answer(node.request(method, path).json(body).bearer(foreign));
    }

    private void ownTokenIsGood() {
        assertThat(TwoNodes.me(node, own).status()).isEqualTo(200);
    }

    @Test
    void isAGoodTokenOfAnotherUser() {
        assertThat(verified(foreign).token().subject()).isEqualTo(user);
        ownTokenIsGood();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET;/auth/me;{}",
                "PATCH;/auth/me;{\"full_name\":\"Eve\"}",
                "POST;/auth/me/delete;{\"password\":\"" + TwoNodes.PASSWORD + "\"}",
                "POST;/auth/password;{\"current_password\":\"" + TwoNodes.PASSWORD
                        + "\",\"new_password\":\"another long password\"}",
                "GET;/auth/sessions;{}",
                "POST;/auth/logout-all;{}",
                "GET;/auth/status;{}",
                "GET;/auth/admin/users;{}",
                "GET;/auth/admin/audit;{}",
                "POST;/auth/admin/roles;{\"name\":\"boss\"}"
            })
    void reachesNoAccountAndAdministersNothing(String method, String path, String body) {
        Answer answer = call(method, path, body);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(reason(answer)).isEqualTo("other_issuer");
        ownTokenIsGood();
    }

    @Test
    void endsNoSessionOfOurs() {
        assertThat(reason(call("POST", "/auth/logout", "{}"))).isEqualTo("no_session");
        assertThat(reason(call("DELETE", "/auth/sessions/" + session, "{}"))).isEqualTo("other_issuer");
        assertThat(reason(call("DELETE", "/auth/admin/sessions/" + session, "{}")))
                .isEqualTo("other_issuer");

        ownTokenIsGood();
    }

    @Test
    void isNotRevokedWithTheUserOrTheSession() {
        node.answer(node.request("POST", "/auth/logout").json("{}").bearer(own));
        String root = TwoNodes.access(TwoNodes.login(node, "root"));
        assertThat(node.answer(node.request("POST", "/auth/admin/users/" + user + "/disable")
                                .bearer(root))
                        .status())
                .isEqualTo(204);

        assertThat(reason(TwoNodes.me(node, own))).isEqualTo("token_revoked");
        assertThat(verify(foreign)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void doesNotDependOnOurDatabase() {
        node.database(true);
        node.clock.pass(Duration.ofMinutes(14));

        assertThat(verify(own)).isInstanceOf(Verification.Unavailable.class);
        assertThat(verify(foreign)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void isNotVouchedForWhereServicesAsk() {
        Answer ofOwn = node.answer(node.request("POST", "/auth/verify").json("{\"token\":\"" + own + "\"}"));
        Answer ofForeign = node.answer(node.request("POST", "/auth/verify").json("{\"token\":\"" + foreign + "\"}"));

        assertThat(json(ofOwn).getBoolean("valid")).isTrue();
        assertThat(json(ofForeign).getBoolean("valid")).isFalse();
        assertThat(json(ofForeign).getString("reason")).isEqualTo("token_issuer_not_trusted");
    }

    @Test
    void isNotTheUserInTheAudit() {
        long before = eventsOfUser();

        node.answer(node.request("POST", "/auth/login")
                .json("{\"username\":\"ada\",\"password\":\"wrong\"}")
                .bearer(foreign));
        call("GET", "/auth/admin/users", "{}");

        assertThat(events()).anyMatch(event -> event.kind().equals("access_denied"));
        assertThat(eventsOfUser()).isEqualTo(before);
    }

    private long eventsOfUser() {
        return events().stream().filter(event -> user.equals(event.actorId())).count();
    }

    private List<AuditRecord> events() {
        return node.stores
                .audit()
                .find(new AuditStore.Filter(null, null, null, null), 0, 100)
                .rows();
    }
}
