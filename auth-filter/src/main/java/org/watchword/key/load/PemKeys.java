package org.watchword.key.load;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.watchword.key.Curve;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyException;
import org.watchword.key.KeyFitness;
import org.watchword.key.KeyRing;
import org.watchword.key.SigningKey;
import org.watchword.key.VerificationKey;

/** A key ring from PEM text (RFC 7468). */
public final class PemKeys {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private final String location;
    private final Optional<JwsAlgorithm> configured;

    public PemKeys(String location, Optional<JwsAlgorithm> configured) {
        this.location = location;
        this.configured = configured;
    }

    public KeyRing ring(String text) {
        List<PrivateKey> privateKeys = new ArrayList<>();
        List<PublicKey> publicKeys = new ArrayList<>();
        boolean certificateSeen = false;
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            String label = block.group(1);
            String body = block.group(2);
            switch (label) {
                case "PUBLIC KEY" -> publicKeys.add(publicKey(der(body)));
                case "PRIVATE KEY" -> privateKeys.add(privateKey(der(body)));
                case "CERTIFICATE" -> {
                    // The first certificate is the key's own, those behind it are the chain (RFC 8446 §4.4.2).
                    if (!certificateSeen) {
                        publicKeys.add(certified(der(body)));
                    }
                    certificateSeen = true;
                }
                default -> throw refused(label);
            }
        }
        if (privateKeys.size() > 1) {
            throw new KeyException(location + " has " + privateKeys.size() + " private keys; leave the one that signs");
        }
        return privateKeys.isEmpty() ? verifying(publicKeys) : signing(privateKeys.get(0), publicKeys);
    }

    private KeyRing verifying(List<PublicKey> keys) {
        if (keys.isEmpty()) {
            throw new KeyException(
                    location + " has no complete PEM block; it needs PUBLIC KEY, CERTIFICATE or PRIVATE KEY");
        }
        if (keys.size() > 1) {
            throw new KeyException(
                    location + " has " + keys.size() + " public keys and no names to tell them apart; leave one,"
                            + " or write them as a JWK set, where each has its kid");
        }
        // Another issuer chooses its kid itself and PEM has no place for it: no name means that any kid fits.
        return KeyRing.verifying(List.of(verificationKey(null, keys.get(0))));
    }

    private KeyRing signing(PrivateKey privateKey, List<PublicKey> others) {
        JwsAlgorithm algorithm = algorithm(privateKey);
        KeyFitness.demand(location, algorithm, privateKey);
        PublicKey own = PrivateKeys.publicKeyOf(privateKey).orElseGet(() -> given(others));
        PrivateKeys.demandPair(location, algorithm, privateKey, own);
        Map<String, VerificationKey> keys = new LinkedHashMap<>();
        String kid = addNamed(keys, own);
        others.forEach(other -> addNamed(keys, other));
        return KeyRing.signing(List.copyOf(keys.values()), new SigningKey(kid, algorithm, privateKey));
    }

    private String addNamed(Map<String, VerificationKey> keys, PublicKey key) {
        VerificationKey checked = verificationKey(null, key);
        String kid = KeyPairs.thumbprint(key);
        keys.putIfAbsent(kid, new VerificationKey(kid, checked.algorithm(), key));
        return kid;
    }

    private PublicKey given(List<PublicKey> publicKeys) {
        if (publicKeys.size() != 1) {
            throw new KeyException(
                    location + ": the public key cannot be computed from this private key; put its PUBLIC KEY"
                            + " block beside it");
        }
        return publicKeys.get(0);
    }

    private VerificationKey verificationKey(@Nullable String kid, PublicKey key) {
        JwsAlgorithm algorithm = algorithm(key);
        KeyFitness.demand(location, algorithm, key);
        return new VerificationKey(kid, algorithm, key);
    }

    private JwsAlgorithm algorithm(Key key) {
        if (configured.isPresent()) {
            return configured.get();
        }
        if (key instanceof RSAKey) {
            return JwsAlgorithm.RS256;
        }
        return Curve.of((ECKey) key)
                .map(Curve::algorithm)
                .orElseThrow(() -> new KeyException(
                        location + " is on a curve that JWS does not know; use P-256, P-384 or P-521"));
    }

    private byte[] der(String body) {
        return StrictBase64.standard(body.replaceAll("[ \\t\\r\\n]", ""))
                .orElseThrow(() -> new KeyException(location + " has a PEM block that is not base64; copy it again"));
    }

    private PublicKey publicKey(byte[] der) {
        return (PublicKey) read("PUBLIC KEY", new X509EncodedKeySpec(der));
    }

    private PrivateKey privateKey(byte[] der) {
        return (PrivateKey) read("PRIVATE KEY", new PKCS8EncodedKeySpec(der));
    }

    private Key read(String label, KeySpec spec) {
        // PEM does not say outside which kind it is, so both are tried.
        return as("RSA", spec)
                .or(() -> as("EC", spec))
                .orElseThrow(() -> new KeyException(location + " has a " + label
                        + " block that is neither RSA nor EC on a curve that Java knows; RS*"
                        + " takes RSA (not RSASSA-PSS), ES* takes EC on P-256, P-384 or P-521"));
    }

    private static Optional<Key> as(String kind, KeySpec spec) {
        try {
            KeyFactory factory = KeyFactory.getInstance(kind);
            return Optional.of(
                    spec instanceof X509EncodedKeySpec ? factory.generatePublic(spec) : factory.generatePrivate(spec));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private PublicKey certified(byte[] der) {
        try {
            PublicKey key = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der))
                    .getPublicKey();
            if (key instanceof RSAKey || key instanceof ECKey) {
                return key;
            }
            throw new KeyException(
                    location + " has a certificate whose key is " + key.getAlgorithm() + "; use RSA or EC");
        } catch (GeneralSecurityException e) {
            throw new KeyException(location + " has a CERTIFICATE block that cannot be read; copy it again", e);
        }
    }

    private KeyException refused(String label) {
        return switch (label) {
            case "RSA PRIVATE KEY", "EC PRIVATE KEY", "EC PARAMETERS", "ENCRYPTED PRIVATE KEY" ->
                new KeyException(location
                        + " has a block " + label
                        + "; only unencrypted PKCS#8 is read; convert it with: openssl pkcs8 -topk8 -nocrypt"
                        + " -in <this file> -out <new file>");
            case "RSA PUBLIC KEY" ->
                new KeyException(location + " has a block RSA PUBLIC KEY; convert it with: openssl rsa"
                        + " -RSAPublicKey_in -in <this file> -pubout -out <new file>");
            default ->
                new KeyException(
                        location + " has a block " + label + "; PUBLIC KEY, PRIVATE KEY and CERTIFICATE are read");
        };
    }
}
