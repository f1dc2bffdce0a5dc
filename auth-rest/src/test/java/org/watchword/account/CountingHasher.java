package org.watchword.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.watchword.password.BrokenRule;
import org.watchword.password.CredentialHasher;
import org.watchword.password.Password;
import org.watchword.password.PasswordCheck;

/** A hasher that counts what it is asked and does it with another. */
final class CountingHasher implements CredentialHasher {

    final List<String> asked = new ArrayList<>();
    private final CredentialHasher hasher;
    /** What happens after the first comparison. */
    Runnable afterVerify = () -> {};

    CountingHasher(CredentialHasher hasher) {
        this.hasher = hasher;
    }

    @Override
    public Optional<BrokenRule> refusal(Password password) {
        return hasher.refusal(password);
    }

    @Override
    public String hash(Password password) {
        asked.add("hash");
        return hasher.hash(password);
    }

    @Override
    public PasswordCheck verify(Password password, String stored) {
        asked.add("verify");
        PasswordCheck check = hasher.verify(password, stored);
        Runnable happening = afterVerify;
        afterVerify = () -> {};
        happening.run();
        return check;
    }

    @Override
    public void verifyForNobody(Password password) {
        asked.add("verify");
        hasher.verifyForNobody(password);
    }
}
