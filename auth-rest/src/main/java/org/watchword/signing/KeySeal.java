package org.watchword.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.Setting;

/**
 * Seals private keys for storage with AES-256-GCM (NIST SP 800-38D), or marks them as not sealed. The stored form says
 * which: {@code aes-gcm:<base64 of 12 bytes IV and ciphertext>} or {@code plain:<base64>}. The key's name and algorithm
 * are authenticated with it, so that rows cannot be exchanged. Does not print.
 */
public final class KeySeal {

    private static final String PLAIN = "plain:";
    private static final String SEALED = "aes-gcm:";
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final @Nullable SecretKey key;
    private final @Nullable SecretKey previous;
    private final boolean acceptsUnsealed;
    private final RandomSource random = RandomSource.secure();

    private KeySeal(@Nullable SecretKey key, @Nullable SecretKey previous, boolean acceptsUnsealed) {
        this.key = key;
        this.previous = previous;
        this.acceptsUnsealed = acceptsUnsealed;
    }

    /**
     * Seals with this key, and opens nothing that is not sealed.
     *
     * @param encryptionKey {@code watchword.key.encryption-key}: 32 bytes as base64; empty seals nothing
     * @throws ConfigurationException if it is anything else
     */
    public static KeySeal of(Optional<String> encryptionKey) {
        return of(encryptionKey, Optional.empty(), false);
    }

    /**
     * Returns the seal that the settings say.
     *
     * @throws ConfigurationException if a key is not 32 bytes as base64, or only the previous one is set
     */
    public static KeySeal of(Configuration configuration) {
        return of(
                configuration.get(SigningSettings.KEY_ENCRYPTION_KEY),
                configuration.get(SigningSettings.KEY_ENCRYPTION_KEY_PREVIOUS),
                configuration.get(SigningSettings.KEY_UNSEALED));
    }

    /**
     * Seals with this key.
     *
     * @param encryptionKey as above
     * @param previous opens what was sealed before the key was changed
     * @param acceptsUnsealed {@code watchword.key.unsealed}: keys that are not sealed are taken, and sealed then.
     *     Weakens it: whoever can write the table can add one meanwhile
     * @throws ConfigurationException if one is anything else, or only the previous one is there
     */
    static KeySeal of(Optional<String> encryptionKey, Optional<String> previous, boolean acceptsUnsealed) {
        if (previous.isPresent() && encryptionKey.isEmpty()) {
            throw new ConfigurationException(SigningSettings.KEY_ENCRYPTION_KEY_PREVIOUS.name() + " is set without "
                    + SigningSettings.KEY_ENCRYPTION_KEY.name() + "; write the new key there, and the old one here");
        }
        return new KeySeal(
                encryptionKey
                        .map(text -> key(SigningSettings.KEY_ENCRYPTION_KEY, text))
                        .orElse(null),
                previous.map(text -> key(SigningSettings.KEY_ENCRYPTION_KEY_PREVIOUS, text))
                        .orElse(null),
                acceptsUnsealed);
    }

    private static SecretKey key(Setting<?> setting, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new ConfigurationException(
                    setting.name() + ": the value given cannot be used; write 32 random bytes as base64, such as"
                            + " 'openssl rand -base64 32' gives");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** True if what it stores cannot be read without the key. */
    public boolean seals() {
        return key != null;
    }

    /** True if this stored form cannot be read without a key. */
    static boolean isSealed(String stored) {
        return stored.startsWith(SEALED);
    }

    /** True if there is no private half in this stored form, as {@link #erased} makes it; told without a key. */
    static boolean isErased(String stored) {
        // GCM keeps the length: the base64 of IV and tag alone is the form of nothing.
        int nothing = SEALED.length() + base64Length(IV_BYTES + TAG_BITS / 8);
        return stored.equals(PLAIN) || (stored.startsWith(SEALED) && stored.length() == nothing);
    }

    private static int base64Length(int bytes) {
        return (bytes + 2) / 3 * 4;
    }

    /** Returns what stands in place of a private half that is gone: nothing, sealed as everything is. */
    String erased(String kid, String algorithm) {
        return seal(new byte[0], kid, algorithm);
    }

    String seal(byte[] privateKey, String kid, String algorithm) {
        if (key == null) {
            return PLAIN + Base64.getEncoder().encodeToString(privateKey);
        }
        // A fresh random IV each time; one key seals a handful of rows, far from 2^32.
        byte[] iv = random.bytes(IV_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, iv, kid, algorithm).doFinal(privateKey);
            byte[] both = ByteBuffer.allocate(iv.length + sealed.length)
                    .put(iv)
                    .put(sealed)
                    .array();
            return SEALED + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        }
    }

    /**
     * @throws ConfigurationException if it is sealed and our key does not open it, or is not and should be, or is in no
     *     form that is known
     */
    Opened open(String stored, String kid, String algorithm) {
        try {
            if (stored.startsWith(PLAIN)) {
                demandUnsealedAccepted(kid);
                return new Opened(Base64.getDecoder().decode(stored.substring(PLAIN.length())), key == null);
            }
            if (stored.startsWith(SEALED)) {
                return unseal(Base64.getDecoder().decode(stored.substring(SEALED.length())), kid, algorithm);
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(damaged(kid), e);
        }
        throw new ConfigurationException(damaged(kid));
    }

    private void demandUnsealedAccepted(String kid) {
        if (key != null && !acceptsUnsealed) {
            throw new ConfigurationException("The signing key " + kid + " in the database is not sealed, though "
                    + SigningSettings.KEY_ENCRYPTION_KEY.name()
                    + " is set, so that anybody who can write the table may have put it there: where the nodes made"
                    + " it before the setting, set " + SigningSettings.KEY_UNSEALED.name()
                    + "=accept until they have sealed it, and take that away; otherwise delete its row of"
                    + " ww_signing_key");
        }
    }

    private Opened unseal(byte[] both, String kid, String algorithm) {
        if (key == null) {
            throw new ConfigurationException("The signing key " + kid + " in the database is sealed: set "
                    + SigningSettings.KEY_ENCRYPTION_KEY.name() + " to the key that sealed it");
        }
        if (both.length <= IV_BYTES) {
            throw new ConfigurationException(damaged(kid));
        }
        try {
            return new Opened(unseal(key, both, kid, algorithm), true);
        } catch (AEADBadTagException e) {
            return unsealWithPrevious(both, kid, algorithm, e);
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(damaged(kid), e);
        }
    }

    private Opened unsealWithPrevious(byte[] both, String kid, String algorithm, AEADBadTagException failure) {
        try {
            if (previous != null) {
                return new Opened(unseal(previous, both, kid, algorithm), false);
            }
        } catch (GeneralSecurityException e) {
            failure.addSuppressed(e);
        }
        throw new ConfigurationException(
                SigningSettings.KEY_ENCRYPTION_KEY.name() + " does not open the signing key " + kid
                        + " in the database: it was sealed with another key (after a change of it, set "
                        + SigningSettings.KEY_ENCRYPTION_KEY_PREVIOUS.name() + " to the old one), or changed since",
                failure);
    }

    private static byte[] unseal(SecretKey key, byte[] both, String kid, String algorithm)
            throws GeneralSecurityException {
        byte[] iv = Arrays.copyOf(both, IV_BYTES);
        return cipher(Cipher.DECRYPT_MODE, key, iv, kid, algorithm).doFinal(both, IV_BYTES, both.length - IV_BYTES);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] iv, String kid, String algorithm)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD((kid + "|" + algorithm).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String damaged(String kid) {
        return "The signing key " + kid + " in the database is in no form that Watchword knows";
    }

    @Override
    public String toString() {
        return "KeySeal[" + (seals() ? "AES-256-GCM" : "none") + "]";
    }

    /** A private half that was opened. Does not print. */
    static final class Opened {

        private final byte[] bytes;
        private final boolean current;

        private Opened(byte[] bytes, boolean current) {
            this.bytes = bytes;
            this.current = current;
        }

        /** PKCS#8, or nothing where the private half is gone. The caller overwrites them when they are used. */
        byte[] bytes() {
            return bytes;
        }

        /** False where it should be sealed anew: it was not sealed, or with the previous key. */
        boolean isSealedAsNew() {
            return current;
        }
    }
}
