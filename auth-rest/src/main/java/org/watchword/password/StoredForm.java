package org.watchword.password;

import java.util.HexFormat;
import java.util.Optional;
import org.watchword.text.Sha256;

/**
 * Stored hash, without what another tool has put before it. Does not print.
 *
 * @param scheme who can compare
 * @param hash in the scheme's plain form
 * @param digested true where the tool hashed the SHA-256 of the password, in hexadecimal, in place of the password
 * @param foreign true where there is something that we would not write
 */
record StoredForm(PasswordScheme scheme, String hash, boolean digested, boolean foreign) {

    /** Spring Security: the id of an encoder in braces. */
    private static final String SPRING_BCRYPT = "{bcrypt}";

    private static final String SPRING_ARGON2 = "{argon2}";
    private static final String SPRING_ARGON2_5_8 = "{argon2@SpringSecurity_v5_8}";

    /** Django: the name of a hasher and a dollar sign. */
    private static final String DJANGO_BCRYPT = "bcrypt$";

    private static final String DJANGO_BCRYPT_SHA256 = "bcrypt_sha256$";
    private static final String DJANGO_ARGON2 = "argon2";

    private static final String ARGON2ID = "$argon2id$";

    /** Empty where no scheme of ours is named. Whether its hasher can read the rest is another question. */
    static Optional<StoredForm> of(String stored) {
        if (stored.startsWith("$2")) {
            return Optional.of(new StoredForm(PasswordScheme.BCRYPT, stored, false, false));
        }
        if (stored.startsWith(ARGON2ID)) {
            return Optional.of(new StoredForm(PasswordScheme.ARGON2ID, stored, false, false));
        }
        if (stored.startsWith(DJANGO_BCRYPT_SHA256)) {
            return foreign(PasswordScheme.BCRYPT, stored, DJANGO_BCRYPT_SHA256, true);
        }
        for (String prefix : new String[] {SPRING_BCRYPT, DJANGO_BCRYPT}) {
            if (stored.startsWith(prefix)) {
                return foreign(PasswordScheme.BCRYPT, stored, prefix, false);
            }
        }
        for (String prefix : new String[] {SPRING_ARGON2, SPRING_ARGON2_5_8, DJANGO_ARGON2}) {
            if (stored.startsWith(prefix + ARGON2ID)) {
                return foreign(PasswordScheme.ARGON2ID, stored, prefix, false);
            }
        }
        return Optional.empty();
    }

    private static Optional<StoredForm> foreign(PasswordScheme scheme, String stored, String prefix, boolean digested) {
        return Optional.of(new StoredForm(scheme, stored.substring(prefix.length()), digested, true));
    }

    /**
     * Returns what the tool hashed in place of this password. One that is not Unicode stays, and is wrong to every
     * hasher.
     */
    Password hashed(Password password) {
        return digested && password.isUnicode()
                ? Password.of(HexFormat.of().formatHex(Sha256.of(password.text())))
                : password;
    }

    @Override
    public String toString() {
        return "StoredForm[" + scheme + "]";
    }
}
