package org.watchword.key;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.watchword.text.Base64Url;
import org.watchword.text.Sha256;

/**
 * A public key as the members that a JWK of its kind must have (RFC 7518 §6.2.1, §6.3.1), and no others.
 *
 * @param members by name, in lexicographic order; the values need no escape in JSON
 */
public record PublicJwk(SortedMap<String, String> members) {

    /**
     * Makes the members of a public key.
     *
     * @throws IllegalArgumentException if the key is neither RSA nor EC on P-256, P-384 or P-521
     */
    public static PublicJwk of(PublicKey key) {
        SortedMap<String, String> members = new TreeMap<>();
        if (key instanceof RSAPublicKey rsa) {
            members.put("kty", "RSA");
            members.put("n", Base64Url.encode(unsigned(rsa.getModulus())));
            members.put("e", Base64Url.encode(unsigned(rsa.getPublicExponent())));
        } else if (key instanceof ECPublicKey ec) {
            Curve curve = Curve.of(ec).orElseThrow(() -> new IllegalArgumentException("no curve of JWS"));
            members.put("kty", "EC");
            members.put("crv", curve.jwkName());
            members.put("x", Base64Url.encode(coordinate(ec.getW().getAffineX(), curve)));
            members.put("y", Base64Url.encode(coordinate(ec.getW().getAffineY(), curve)));
        } else {
            throw new IllegalArgumentException("a JWK needs an RSA or EC key, not " + key.getAlgorithm());
        }
        return new PublicJwk(members);
    }

    /** RFC 7638 with SHA-256. */
    public String thumbprint() {
        // §3.2: the required members only, in lexicographic order, without white space.
        String json = members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":\"" + member.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return Base64Url.encode(Sha256.of(json));
    }

    private static byte[] unsigned(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return bytes.length > 1 && bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    /** RFC 7518 §6.2.1.2: as many octets as the curve's field has. */
    private static byte[] coordinate(BigInteger value, Curve curve) {
        byte[] bytes = unsigned(value);
        byte[] padded = new byte[curve.coordinateLength()];
        System.arraycopy(bytes, 0, padded, padded.length - bytes.length, bytes.length);
        return padded;
    }
}
