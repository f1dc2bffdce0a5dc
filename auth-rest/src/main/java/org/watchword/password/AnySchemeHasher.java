package org.watchword.password;

import java.util.Optional;

/**
 * Hashes by the scheme that is preferred, and compares with whatever is stored: bcrypt, Argon2id, and both as Django
 * and Spring Security write them. What is not of the preferred scheme, or weaker, asks to be replaced.
 *
 * <p>A wrong password costs what it costs for nobody where the hash is of the preferred scheme and not stronger. Hashes
 * that were brought along from elsewhere cost what they ask for, until their users have logged in once.
 */
public final class AnySchemeHasher implements CredentialHasher {

    private final PasswordScheme scheme;
    private final SchemeHasher bcrypt;
    private final SchemeHasher argon2;

    AnySchemeHasher(PasswordScheme scheme, SchemeHasher bcrypt, SchemeHasher argon2) {
        this.scheme = scheme;
        this.bcrypt = bcrypt;
        this.argon2 = argon2;
    }

    @Override
    public Optional<BrokenRule> refusal(Password password) {
        return preferred().refusal(password);
    }

    @Override
    public String hash(Password password) {
        return preferred().hash(password);
    }

    @Override
    public PasswordCheck verify(Password password, String stored) {
        StoredForm form = StoredForm.of(stored)
                .filter(known -> hasher(known.scheme()).reads(known.hash()))
                .orElse(null);
        if (form == null) {
            verifyForNobody(password);
            return PasswordCheck.UNUSABLE_HASH;
        }
        PasswordCheck check = verify(password, form);
        if (check == PasswordCheck.WRONG && password.asTyped().isPresent()) {
            // Tools that do not normalise have hashed the very characters; from the next login on it is NFC.
            check = verify(password.asTyped().get(), form) == PasswordCheck.WRONG
                    ? PasswordCheck.WRONG
                    : PasswordCheck.MATCH_NEEDS_UPGRADE;
        }
        if (check == PasswordCheck.WRONG) {
            return check;
        }
        boolean upgrade = check == PasswordCheck.MATCH_NEEDS_UPGRADE || form.foreign() || form.scheme() != scheme;
        // A password that the preferred scheme cannot hash keeps the hash that it has.
        return upgrade && refusal(password).isEmpty() ? PasswordCheck.MATCH_NEEDS_UPGRADE : PasswordCheck.MATCH;
    }

    private PasswordCheck verify(Password password, StoredForm form) {
        return hasher(form.scheme()).verify(form.hashed(password), form.hash());
    }

    @Override
    public void verifyForNobody(Password password) {
        preferred().verifyForNobody(password);
        // As often as verify would: the same typed text must cost the same.
        password.asTyped().ifPresent(preferred()::verifyForNobody);
    }

    private SchemeHasher preferred() {
        return hasher(scheme);
    }

    private SchemeHasher hasher(PasswordScheme wanted) {
        return switch (wanted) {
            case BCRYPT -> bcrypt;
            case ARGON2ID -> argon2;
        };
    }
}
