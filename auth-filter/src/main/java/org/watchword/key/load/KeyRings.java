package org.watchword.key.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyFitness;
import org.watchword.key.KeyRing;
import org.watchword.key.SigningKey;
import org.watchword.key.VerificationKey;

/** Key rings from settings. Every key is checked here once, so that a weak one stops the start. */
public final class KeyRings {

    /** Prefix of a secret setting where the rest is base64 and not text. */
    static final String BASE64_PREFIX = "base64:";

    private KeyRings() {}

    /**
     * A ring with one shared secret that signs and verifies. The key has no {@code kid}.
     *
     * @param secretSetting the secret as text, of which the UTF-8 bytes count, or {@code base64:} and the bytes in
     *     standard base64 (RFC 4648 §4), padding optional
     * @param algorithm HS256 (needs at least 32 bytes), HS384 (48) or HS512 (64); empty means HS256
     * @throws KeyException if the secret is too short, is not base64, looks like a PEM key, or the algorithm takes no
     *     secret
     */
    public static KeyRing fromSecret(String secretSetting, Optional<JwsAlgorithm> algorithm) {
        VerificationKey key = verifying(secretSetting, algorithm);
        return KeyRing.signing(List.of(key), new SigningKey(null, key.algorithm(), key.key()));
    }

    /**
     * A ring of another one and of secrets that only verify, such as were in use before. The keys have no {@code kid}:
     * they are tried one after another.
     *
     * @param secretSettings each as in {@link #fromSecret}
     * @throws KeyException as there, for each
     */
    public static KeyRing withSecrets(KeyRing ring, List<String> secretSettings, Optional<JwsAlgorithm> algorithm) {
        List<VerificationKey> keys = new ArrayList<>(ring.verificationKeys());
        secretSettings.forEach(secret -> keys.add(verifying(secret, algorithm)));
        return ring.signingKey().map(key -> KeyRing.signing(keys, key)).orElseGet(() -> KeyRing.verifying(keys));
    }

    private static VerificationKey verifying(String secretSetting, Optional<JwsAlgorithm> algorithm) {
        JwsAlgorithm chosen = algorithm.orElse(JwsAlgorithm.HS256);
        if (chosen.family() != JwsAlgorithm.Family.HMAC) {
            throw new KeyException(chosen
                    + " takes a key pair, not a secret; set HS256, HS384 or HS512, or give the location of" + " a key");
        }
        if (secretSetting.contains("-----BEGIN ")) {
            // A public key as a secret lets everybody sign (CVE-2015-9235).
            throw new KeyException("the secret is a PEM key; give it as the location of a key instead");
        }
        SecretKey key = secretKey(secretBytes(secretSetting), chosen);
        KeyFitness.demand("the secret", chosen, key);
        return new VerificationKey(null, chosen, key);
    }

    /**
     * A ring from a PEM text or a JWK set (RFC 7517). With a private key in it the ring signs.
     *
     * <p>PEM: {@code PUBLIC KEY}, {@code CERTIFICATE} (its first one; its dates are not looked at) or {@code PRIVATE
     * KEY} (PKCS#8, unencrypted; the public key is computed from it). A key that only verifies has no {@code kid} and
     * takes any; where the text has a private key, each key's kid is its {@linkplain KeyPairs#thumbprint thumbprint}.
     * Beside a private key, further public keys verify, for the time of a rotation.
     *
     * <p>JWK: {@code kty} {@code oct}, {@code RSA} or {@code EC}; the first private key signs; keys for other uses or
     * of other kinds are skipped. {@code alg} binds a key; without it the algorithm given here where it fits, else
     * RS256, HS256 or the curve's own.
     *
     * @param location {@code file:/path} (also relative, to the working directory), {@code classpath:/path} or
     *     {@code env:NAME}; for URLs see {@code RemoteKeys}
     * @param algorithm what keys that do not name one are for; empty means the default of their kind
     * @param loader finds {@code classpath:} locations
     * @param environment finds {@code env:} locations, usually {@code System::getenv}
     * @throws KeyException if nothing usable is there, or a key is too weak; the message says what would be right
     */
    public static KeyRing fromLocation(
            String location,
            Optional<JwsAlgorithm> algorithm,
            ClassLoader loader,
            Function<String, @Nullable String> environment) {
        String content = KeyLocation.read(location, loader, environment).strip();
        if (content.startsWith("{")) {
            return new JwkKeys(location, algorithm).ring(content);
        }
        if (content.contains("-----BEGIN ")) {
            return new PemKeys(location, algorithm).ring(content);
        }
        throw new KeyException(location + " holds neither PEM (-----BEGIN ...) nor a JWK or JWK set (JSON)");
    }

    /**
     * A ring from the text of a public key itself, in any of the forms of MicroProfile JWT: PEM, the base64 within a
     * PEM, a JWK or JWK set, or the base64url of one. {@code \n} stands for the end of a line.
     *
     * @param algorithm what keys that do not name one are for; empty means the default of their kind
     * @throws KeyException if it is none of these, is private, or is too weak
     */
    public static KeyRing fromPublicText(String text, Optional<JwsAlgorithm> algorithm) {
        String called = "the public key";
        String content = text.strip();
        if (!content.startsWith("{") && !content.contains("-----BEGIN ")) {
            content = decoded(content);
        }
        KeyRing ring = content.startsWith("{")
                ? new JwkKeys(called, algorithm).ring(content)
                : new PemKeys(called, algorithm).ring(content.replace("\\n", "\n"));
        if (ring.signingKey().isPresent()) {
            throw new KeyException(called + " has a private key or a secret in it; write the public one alone");
        }
        return ring;
    }

    /** JSON that was encoded as a whole, or else the inside of a PEM block. */
    private static String decoded(String content) {
        Optional<String> json = StrictBase64.url(content)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .filter(text -> text.startsWith("{"));
        return json.orElseGet(() -> "-----BEGIN PUBLIC KEY-----\n" + content + "\n-----END PUBLIC KEY-----");
    }

    static SecretKey secretKey(byte[] bytes, JwsAlgorithm algorithm) {
        if (bytes.length == 0) {
            throw new KeyException(
                    "a secret for " + algorithm + " is empty; it needs " + algorithm.keyBits() / 8 + " bytes");
        }
        return new SecretKeySpec(bytes, "HmacSHA" + algorithm.keyBits());
    }

    private static byte[] secretBytes(String setting) {
        if (!setting.startsWith(BASE64_PREFIX)) {
            return setting.getBytes(StandardCharsets.UTF_8);
        }
        return StrictBase64.standard(setting.substring(BASE64_PREFIX.length()))
                .orElseThrow(() ->
                        new KeyException("the secret is not standard base64 after 'base64:' (A-Z a-z 0-9 + / only, on"
                                + " one line); make one with: openssl rand -base64 48"));
    }
}
