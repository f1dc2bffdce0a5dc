package org.watchword.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.watchword.audit.Actor;
import org.watchword.audit.AuditEvent;
import org.watchword.audit.AuditEvent.Outcome;
import org.watchword.audit.AuditSink;
import org.watchword.password.Admission;
import org.watchword.password.HashingBulkhead;
import org.watchword.password.Password;
import org.watchword.password.PasswordHasher;
import org.watchword.store.AccountStore;
import org.watchword.store.IdentityKey;
import org.watchword.store.NewUser;
import org.watchword.store.OneTimeToken;
import org.watchword.store.RoleRecord;
import org.watchword.store.RoleStore;

/**
 * Lets administrators invite people. The account is there at once, disabled: so it counts for no administrator who could be the last one,
 * gets no mail for a new password, and can have its roles changed. Thread-safe.
 */
public final class Invitations {

    private final AccountStore accounts;
    private final RoleStore roles;
    private final Set<String> usualRoles;
    private final PasswordHasher hasher;
    private final HashingBulkhead bulkhead;
    private final OneTimeTokens tokens;
    private final AccountMails mails;
    private final AuditSink audit;
    private final Clock clock;

    /**
     * @param accounts who there is
     * @param roles which roles there are
     * @param usualRoles of those who are invited without a word about roles
     * @param hasher hashes what stands for a password until there is one
     * @param bulkhead limits how many are hashed at once
     * @param ttl how long an invitation is good
     * @param mails writes to those who are invited
     * @param audit takes note of what happened
     * @param clock the time
     */
    public Invitations(
            AccountStore accounts,
            RoleStore roles,
            Set<String> usualRoles,
            PasswordHasher hasher,
            HashingBulkhead bulkhead,
            Duration ttl,
            AccountMails mails,
            AuditSink audit,
            Clock clock) {
        this.accounts = accounts;
        this.roles = roles;
        this.usualRoles = Set.copyOf(usualRoles);
        this.hasher = hasher;
        this.bulkhead = bulkhead;
        this.tokens = new OneTimeTokens(accounts, ttl, clock);
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Invites somebody, or invites again whoever has not accepted yet; the mail before is then worthless.
     *
     * @param given the roles; empty for the usual ones
     * @param fullName or null
     */
    public InvitationResult invite(
            EmailAddress email, Optional<Set<String>> given, @Nullable String fullName, Actor actor) {
        if (given.isPresent() && !known().containsAll(given.get())) {
            return refused(actor, "no such role", new InvitationResult.UnknownRole());
        }
        // A password of 256 random bits, so that a login with this name costs and answers as with any other.
        Password nobodys = Password.of(tokens.randomText());
        Admission<String> admission = bulkhead.run(() -> hasher.hash(nobodys));
        if (admission instanceof Admission.Busy<String> busy) {
            return new InvitationResult.Busy(busy.retryAfter());
        }
        NewUser user = new NewUser(
                UUID.randomUUID().toString(),
                // No name that somebody registers with has an @.
                IdentityKey.ofEmail(email.text()),
                email.text(),
                fullName,
                ((Admission.Admitted<String>) admission).value(),
                given.orElse(usualRoles),
                Set.of(),
                now());
        String text = tokens.randomText();
        OneTimeToken token = tokens.token(text, OneTimeToken.Purpose.INVITATION, user.id(), email.text());
        Optional<String> invited = accounts.invite(user, token);
        if (invited.isEmpty()) {
            return refused(actor, "the address is taken", new InvitationResult.AddressTaken());
        }
        mails.invitation(email.text(), text, token.expiresAt());
        audit.record(AuditEvent.by(
                actor,
                AuditEvent.Kind.USER_INVITED,
                Outcome.SUCCESS,
                now(),
                invited.get(),
                // Each is one that there is, or of the settings.
                user.roles().stream().sorted().collect(Collectors.joining(" "))));
        return new InvitationResult.Invited(invited.get());
    }

    private Set<String> known() {
        return roles.roles().stream().map(RoleRecord::name).collect(Collectors.toSet());
    }

    private InvitationResult refused(Actor actor, String why, InvitationResult result) {
        audit.record(AuditEvent.by(actor, AuditEvent.Kind.USER_INVITED, Outcome.FAILURE, now(), null, why));
        return result;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
