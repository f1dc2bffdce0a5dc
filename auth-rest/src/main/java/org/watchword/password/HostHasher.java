package org.watchword.password;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.beans.HostPart;

/** Hashes with the hasher of the host where it has one, and with ours otherwise. */
public final class HostHasher implements CredentialHasher {

    private final HostPart<org.watchword.spi.login.PasswordHasher> host;
    private final CredentialHasher ours;
    private final org.watchword.spi.login.PasswordHasher decorated;
    private volatile @Nullable String hashOfNobody;

    public HostHasher(HostPart<org.watchword.spi.login.PasswordHasher> host, CredentialHasher ours) {
        this.host = host;
        this.ours = ours;
        this.decorated = new OwnHasher(ours);
    }

    @Override
    public Optional<BrokenRule> refusal(Password password) {
        return host.find().isEmpty()
                ? ours.refusal(password)
                : host.guarded(() -> host().refusal(password.text()))
                        .map(sentence -> new BrokenRule("not_hashable", sentence));
    }

    @Override
    public String hash(Password password) {
        return host.find().isEmpty() ? ours.hash(password) : host.guarded(() -> host().hash(password.text()));
    }

    @Override
    public PasswordCheck verify(Password password, String stored) {
        return host.find().isEmpty()
                ? ours.verify(password, stored)
                : switch (host.guarded(() -> host().verify(password.text(), stored))) {
                    case MATCH -> PasswordCheck.MATCH;
                    case MATCH_NEEDS_UPGRADE -> PasswordCheck.MATCH_NEEDS_UPGRADE;
                    case WRONG -> PasswordCheck.WRONG;
                    case UNUSABLE_HASH -> PasswordCheck.UNUSABLE_HASH;
                };
    }

    @Override
    public void verifyForNobody(Password password) {
        if (host.find().isEmpty()) {
            ours.verifyForNobody(password);
            return;
        }
        String hash = hashOfNobody;
        if (hash == null) {
            hash = host.guarded(() -> host().hash("a password that nobody has"));
            hashOfNobody = hash;
        }
        verify(password, hash);
    }

    private org.watchword.spi.login.PasswordHasher host() {
        return host.orElse(decorated);
    }

    /** Our hasher as the host's type, for a decorator of the host's. */
    private record OwnHasher(CredentialHasher hasher) implements org.watchword.spi.login.PasswordHasher {

        @Override
        public String hash(String password) {
            return hasher.hash(Password.of(password));
        }

        @Override
        public Verdict verify(String password, String stored) {
            return switch (hasher.verify(Password.of(password), stored)) {
                case MATCH -> Verdict.MATCH;
                case MATCH_NEEDS_UPGRADE -> Verdict.MATCH_NEEDS_UPGRADE;
                case WRONG -> Verdict.WRONG;
                case UNUSABLE_HASH -> Verdict.UNUSABLE_HASH;
            };
        }

        @Override
        public Optional<String> refusal(String password) {
            return hasher.refusal(Password.of(password)).map(BrokenRule::sentence);
        }
    }
}
