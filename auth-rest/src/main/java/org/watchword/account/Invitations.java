package org.watchword.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.Actor;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.AuditEvent.Outcome;
import org.watchword.api.login.RoleDefinition;
import org.watchword.identity.IdentityKey;
import org.watchword.password.Password;
import org.watchword.password.Passwords;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.AccountStore;
import org.watchword.store.NewUser;
import org.watchword.store.OneTimeToken;
import org.watchword.store.RoleStore;

/**
 * Lets administrators invite people. The account is there at once, disabled: so it counts for no administrator who
 * could be the last one, gets no mail for a new password, and can have its roles changed.
 */
public final class Invitations {

    private final AccountStore accounts;
    private final RoleStore roles;
    private final Set<String> usualRoles;
    private final Passwords passwords;
    private final OneTimeTokens tokens;
    private final AccountMails mails;
    private final AuditSink audit;
    private final Clock clock;

    /** @param terms of each invitation */
    public Invitations(
            AccountStore accounts,
            RoleStore roles,
            Passwords passwords,
            Terms terms,
            AccountMails mails,
            AuditSink audit,
            Clock clock) {
        this.accounts = accounts;
        this.roles = roles;
        this.usualRoles = terms.usualRoles();
        this.passwords = passwords;
        this.tokens = new OneTimeTokens(accounts, terms.ttl(), clock);
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The terms of invitations.
     *
     * @param usualRoles of those who are invited without a word about roles
     * @param ttl how long an invitation is good
     */
    public record Terms(Set<String> usualRoles, Duration ttl) {

        /** Copies the roles. */
        public Terms {
            usualRoles = Set.copyOf(usualRoles);
        }
    }

    /**
     * Invites somebody, or invites again whoever has not accepted yet; the mail before is then worthless.
     *
     * @param given the roles; empty for the usual ones
     */
    public InvitationResult invite(
            EmailAddress email, Optional<Set<String>> given, @Nullable String fullName, Actor actor) {
        if (given.isPresent() && !known().containsAll(given.get())) {
            return refused(actor, "no such role", new InvitationResult.UnknownRole());
        }
        // A password of 256 random bits, so that a login with this name costs and answers as with any other.
        Password nobodys = Password.of(tokens.randomText());
        String passwordHash = passwords.hash(nobodys);
        NewUser user = new NewUser(
                UUID.randomUUID().toString(),
                // No name that somebody registers with has an @.
                IdentityKey.ofEmail(email.text()),
                email.text(),
                fullName,
                passwordHash,
                given.orElse(usualRoles),
                Set.of(),
                clock.instant());
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
                clock.instant(),
                invited.get(),
                // Each is one that there is, or of the settings.
                user.roles().stream().sorted().collect(Collectors.joining(" "))));
        return new InvitationResult.Invited(invited.get());
    }

    private Set<String> known() {
        return roles.roles().stream().map(RoleDefinition::name).collect(Collectors.toSet());
    }

    private InvitationResult refused(Actor actor, String why, InvitationResult result) {
        audit.record(AuditEvent.by(actor, AuditEvent.Kind.USER_INVITED, Outcome.FAILURE, clock.instant(), null, why));
        return result;
    }
}
