package org.watchword.embedded;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.watchword.account.EmailAddress;
import org.watchword.api.login.AccountCreation;
import org.watchword.api.login.AccountCreation.Reason;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.NewAccount;
import org.watchword.identity.IdentityKey;
import org.watchword.identity.RightName;
import org.watchword.password.Password;
import org.watchword.password.PasswordCheck;
import org.watchword.password.PasswordOwner;
import org.watchword.password.Passwords;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.NewUser;
import org.watchword.store.UserStore;

/** Creates users for the application, with the rules for new passwords. Thread-safe. */
public final class UserCreation {

    private static final int MOST_CHARACTERS = 255;

    /** Compared with a hash that is brought along, to see whether it can be compared at all. */
    private static final Password ANY = Password.of("any");

    private final UserStore users;
    private final Passwords passwords;
    private final AuditSink audit;
    private final Clock clock;

    public UserCreation(UserStore users, Passwords passwords, AuditSink audit, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** Creates a user, enabled. Only the application's own code is told whether a name or an address is taken. */
    AccountCreation create(NewAccount account) {
        List<String> wrong = wrongFields(account);
        if (!wrong.isEmpty()) {
            return new AccountCreation.Refused(Reason.FIELD, wrong);
        }
        if (users.findByUsername(account.username()).isPresent()) {
            return taken();
        }
        @Nullable String email = account.email().orElse(null);
        String hash;
        if (account.password().isPresent()) {
            Password password = Password.of(account.password().get());
            List<String> broken = passwords.check(password, new PasswordOwner(account.username(), email)).stream()
                    .map(rule -> "The password " + rule.sentence())
                    .toList();
            if (!broken.isEmpty()) {
                return new AccountCreation.Refused(Reason.PASSWORD, broken);
            }
            hash = passwords.hash(password);
        } else {
            hash = account.hash().orElseThrow();
            if (passwords.withOnePermit(hasher -> hasher.verify(ANY, hash)) == PasswordCheck.UNUSABLE_HASH) {
                return new AccountCreation.Refused(
                        Reason.HASH, List.of("The hash must be bcrypt or Argon2id, within the limits of this server"));
            }
        }
        return created(account, email, hash);
    }

    private AccountCreation created(NewAccount account, @Nullable String email, String hash) {
        Instant now = clock.instant();
        NewUser user = new NewUser(
                UUID.randomUUID().toString(),
                account.username(),
                email,
                account.fullName().orElse(null),
                hash,
                account.roles(),
                account.permissions(),
                now);
        if (!users.create(user)) {
            return taken();
        }
        audit.record(AuditEvent.by(
                HostActor.INSTANCE,
                AuditEvent.Kind.USER_CREATED,
                AuditEvent.Outcome.SUCCESS,
                now,
                user.id(),
                "by the application"));
        // Read again: permissions of its roles are its own too.
        return users.findById(user.id())
                .<AccountCreation>map(stored -> new AccountCreation.Created(stored.account()))
                .orElseGet(UserCreation::taken);
    }

    private static AccountCreation taken() {
        return new AccountCreation.Refused(Reason.TAKEN, List.of());
    }

    private static List<String> wrongFields(NewAccount account) {
        List<String> wrong = new ArrayList<>();
        if (account.username().isBlank() || !isLine(IdentityKey.written(account.username()))) {
            wrong.add("The name must have 1 to " + MOST_CHARACTERS + " characters, none of them a control character");
        }
        account.email()
                .filter(email -> EmailAddress.of(email).isEmpty())
                .ifPresent(email -> wrong.add("The e-mail address " + EmailAddress.demandOf(email)));
        account.fullName()
                .filter(name -> !isLine(name))
                .ifPresent(name -> wrong.add("The full name must have at most " + MOST_CHARACTERS
                        + " characters, none of them a control character"));
        Optional<String> unusable = Stream.of(account.roles(), account.permissions())
                .flatMap(Set::stream)
                .filter(name -> !RightName.is(name))
                .findFirst();
        unusable.ifPresent(name -> wrong.add("The name of each role and permission " + RightName.RULE));
        return wrong;
    }

    /** Text that can stand in a log and be stored by every database. */
    private static boolean isLine(String text) {
        return text.length() <= MOST_CHARACTERS
                && text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
