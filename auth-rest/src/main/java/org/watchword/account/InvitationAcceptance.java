package org.watchword.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;
import org.watchword.password.BrokenRule;
import org.watchword.password.Password;
import org.watchword.password.PasswordOwner;
import org.watchword.password.Passwords;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.AccountStore;
import org.watchword.store.OneTimeToken;

/** Gives an account to whoever was invited to it. */
public final class InvitationAcceptance {

    private final AccountStore accounts;
    private final Passwords passwords;
    private final AuditSink audit;
    private final Clock clock;

    public InvitationAcceptance(AccountStore accounts, Passwords passwords, AuditSink audit, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Accepts an invitation, which is used up only where that is done. The address is verified by it.
     *
     * @param fullName or null for the one that the invitation came with
     */
    public RegistrationResult accept(
            String invitation, String username, Password password, @Nullable String fullName, Origin origin) {
        String hash = OneTimeTokens.hash(invitation);
        Optional<OneTimeToken> token = accounts.find(hash, OneTimeToken.Purpose.INVITATION, clock.instant());
        if (token.isEmpty()) {
            return badInvitation(origin);
        }
        List<BrokenRule> broken = passwords.check(
                password, new PasswordOwner(username, token.get().email()));
        if (!broken.isEmpty()) {
            return new RegistrationResult.BadPassword(broken);
        }
        String passwordHash = passwords.hash(password);
        return switch (accounts.accept(hash, username, fullName, passwordHash, clock.instant())) {
            case DONE -> {
                String id = token.get().userId();
                audit(AuditEvent.Kind.INVITATION_ACCEPTED, id, origin, "");
                yield new RegistrationResult.Registered(id);
            }
            case NAME_TAKEN -> {
                audit(AuditEvent.Kind.REGISTRATION_REFUSED, null, origin, "the name is taken");
                yield new RegistrationResult.NameTaken();
            }
            case BAD_TOKEN -> badInvitation(origin);
        };
    }

    private RegistrationResult badInvitation(Origin origin) {
        audit(AuditEvent.Kind.REGISTRATION_REFUSED, null, origin, "no such invitation");
        return new RegistrationResult.BadInvitation();
    }

    private void audit(AuditEvent.Kind kind, @Nullable String userId, Origin origin, String detail) {
        audit.record(new AuditEvent(kind, clock.instant(), userId, null, origin, detail));
    }
}
