package org.watchword.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.watchword.api.BearerToken;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.SigningKey;
import org.watchword.key.TestKeys;

class TokenSignerTest {

    private final TokenSigner signer = new TokenSigner();

    @ParameterizedTest
    @EnumSource(JwsAlgorithm.class)
    void whatIsSignedIsVerifiedAndSaysTheSame(JwsAlgorithm algorithm) {
        String token = signer.sign(TestTokens.claims(), TestKeys.signing("k1", algorithm));
        Verification answer =
                TestTokens.verifier(TestKeys.ring(algorithm), TestTokens.NOW).verify(new BearerToken(token));
        assertThat(answer).isInstanceOf(Verification.Verified.class);
        VerifiedToken verified = ((Verification.Verified) answer).token();
        assertThat(verified.subject()).isEqualTo("user-7");
        assertThat(verified.name()).isEqualTo("alice");
        assertThat(verified.roles()).containsExactlyInAnyOrder("admin", "user");
        assertThat(verified.permissions()).containsExactly("phones:write");
        assertThat(verified.sessionId()).contains("session-1");
        assertThat(verified.tokenId()).contains("token-1");
        assertThat(verified.issuedAt()).isEqualTo(TestTokens.NOW);
        assertThat(verified.expiresAt()).isEqualTo(TestTokens.NOW.plusSeconds(900));
    }

    @Test
    void anotherLibraryReadsTheSameHeaderAndClaims() {
        DecodedJWT token = JWT.decode(signer.sign(TestTokens.claims(), TestKeys.signing("k1", JwsAlgorithm.ES256)));
        assertThat(token.getAlgorithm()).isEqualTo("ES256");
        assertThat(token.getKeyId()).isEqualTo("k1");
        assertThat(token.getType()).isEqualTo("JWT");
        assertThat(token.getClaim("aud").asString()).isEqualTo(TestTokens.AUDIENCE);
        assertThat(token.getClaim("groups").asList(String.class)).containsExactly("admin", "user");
        assertThat(token.getExpiresAtAsInstant()).isEqualTo(TestTokens.NOW.plusSeconds(900));
    }

    @Test
    void keyWithoutNameGivesATokenWithoutKid() {
        assertThat(JWT.decode(signer.sign(TestTokens.claims(), TestKeys.signing(null, JwsAlgorithm.HS256)))
                        .getKeyId())
                .isNull();
    }

    @Test
    void severalAudiencesAreAnArray() {
        AccessTokenClaims one = TestTokens.claims();
        AccessTokenClaims two = new AccessTokenClaims(
                one.issuer(),
                Set.of("b", "a"),
                one.subject(),
                one.tokenId(),
                one.sessionId(),
                one.issuedAt(),
                one.expiresAt(),
                one.more());
        assertThat(JWT.decode(signer.sign(two, TestKeys.signing("k1", JwsAlgorithm.HS256)))
                        .getAudience())
                .containsExactly("a", "b");
    }

    @Test
    void curveThatDoesNotFitTheAlgorithmIsRefused() {
        SigningKey wrong = new SigningKey(
                "k1", JwsAlgorithm.ES256, TestKeys.pair(JwsAlgorithm.ES384).getPrivate());
        assertThatIllegalArgumentException().isThrownBy(() -> signer.sign(TestTokens.claims(), wrong));
    }
}
