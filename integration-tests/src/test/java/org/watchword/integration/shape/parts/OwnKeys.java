package org.watchword.integration.shape.parts;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;
import org.watchword.spi.KeySource;
import org.watchword.spi.TokenKey;
import org.watchword.spi.TokenKeys;

/** Has a key pair of its own, as a vault has. */
@ApplicationScoped
public class OwnKeys implements KeySource {

    private final TokenKeys keys = generate();

    private static TokenKeys generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp384r1"));
            KeyPair pair = generator.generateKeyPair();
            Optional<String> kid = Optional.of("of-the-host");
            return TokenKeys.signing(
                    new TokenKey(kid, "ES384", pair.getPrivate()), new TokenKey(kid, "ES384", pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public TokenKeys keys() {
        return keys;
    }
}
