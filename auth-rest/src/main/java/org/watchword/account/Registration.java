package org.watchword.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Origin;
import org.watchword.password.BrokenRule;
import org.watchword.password.Password;
import org.watchword.password.PasswordOwner;
import org.watchword.password.Passwords;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.AccountStore;
import org.watchword.store.NewUser;

/** Makes accounts for whoever asks. Roles come from the settings alone. */
public final class Registration {

    private final AccountStore accounts;
    private final Passwords passwords;
    private final Optional<EmailVerification> verification;
    private final Set<String> roles;
    private final AuditSink audit;
    private final Clock clock;

    /** @param roles of everybody who registers */
    public Registration(
            AccountStore accounts,
            Passwords passwords,
            Optional<EmailVerification> verification,
            Set<String> roles,
            AuditSink audit,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.verification = verification;
        this.roles = Set.copyOf(roles);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes an account. Whether the address has one already shows neither in the answer nor in the work that is done.
     */
    public RegistrationResult register(
            String username, EmailAddress email, Password password, @Nullable String fullName, Origin origin) {
        List<BrokenRule> broken = passwords.check(password, new PasswordOwner(username, email.text()));
        if (!broken.isEmpty()) {
            return new RegistrationResult.BadPassword(broken);
        }
        String passwordHash = passwords.hash(password);
        Instant now = clock.instant();
        NewUser user = new NewUser(
                UUID.randomUUID().toString(), username, email.text(), fullName, passwordHash, roles, Set.of(), now);
        return switch (accounts.register(user)) {
            case NAME_TAKEN -> {
                audit(AuditEvent.Kind.REGISTRATION_REFUSED, now, null, origin, "the name is taken");
                yield new RegistrationResult.NameTaken();
            }
            case EMAIL_TAKEN -> {
                // The account is there and works, or a login with it would tell that the address is taken.
                audit(AuditEvent.Kind.REGISTERED, now, user.id(), origin, "the address is another user's");
                verification.ifPresent(mail -> mail.registered(user.id(), email));
                yield new RegistrationResult.Registered(user.id());
            }
            case CREATED -> {
                audit(AuditEvent.Kind.REGISTERED, now, user.id(), origin, "");
                verification.ifPresent(mail -> mail.registered(user.id(), email));
                yield new RegistrationResult.Registered(user.id());
            }
        };
    }

    private void audit(AuditEvent.Kind kind, Instant at, @Nullable String userId, Origin origin, String detail) {
        audit.record(new AuditEvent(kind, at, userId, null, origin, detail));
    }
}
