package org.watchword.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.watchword.api.login.AuditEvent;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.identity.IdentityKey;
import org.watchword.password.BrokenRule;
import org.watchword.password.CredentialHasher;
import org.watchword.password.Password;
import org.watchword.password.PasswordOwner;
import org.watchword.password.PasswordPolicy;
import org.watchword.spi.login.AuditSink;
import org.watchword.store.NewUser;
import org.watchword.store.UserStore;

/**
 * Makes the first user from {@code watchword.bootstrap.*} while there is none at all. There is no default account and
 * no default password (OWASP ASVS V6.3.2).
 */
public final class FirstAdministrator {

    private static final int MOST_NAME_CHARACTERS = 255;

    private final Optional<String> username;
    private final Optional<String> password;
    private final Set<String> roles;
    private final Set<String> permissions;
    private final CredentialHasher hasher;
    private final PasswordPolicy policy;
    private final AuditSink audit;
    private final Clock clock;

    public FirstAdministrator(
            Configuration configuration, CredentialHasher hasher, PasswordPolicy policy, AuditSink audit, Clock clock) {
        this.username = configuration.get(AccountSettings.BOOTSTRAP_USERNAME);
        this.password = configuration.get(AccountSettings.BOOTSTRAP_PASSWORD);
        this.roles = configuration.get(AccountSettings.BOOTSTRAP_ROLES);
        this.permissions = Set.copyOf(configuration.get(AccountSettings.BOOTSTRAP_PERMISSIONS));
        this.hasher = hasher;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes the user where that is asked for and none exists. Of many nodes that start at once, one does.
     *
     * @return a line for the start report, where there is something to say
     * @throws ConfigurationException if the user is needed and cannot be made as it is asked for
     */
    public Optional<String> ensure(UserStore users) {
        if (!users.isEmpty()) {
            return Optional.empty();
        }
        if (username.isEmpty() && password.isEmpty()) {
            return Optional.of("There is no user yet. To make an administrator, set "
                    + AccountSettings.BOOTSTRAP_USERNAME.name() + " and " + AccountSettings.BOOTSTRAP_PASSWORD.name()
                    + " ("
                    + AccountSettings.BOOTSTRAP_USERNAME.environmentName() + ", "
                    + AccountSettings.BOOTSTRAP_PASSWORD.environmentName() + ") and start again.");
        }
        String name = username.map(IdentityKey::written)
                .orElseThrow(
                        () -> problem(AccountSettings.BOOTSTRAP_USERNAME.name(), "is missing beside the password"));
        Password typed = Password.of(password.orElseThrow(
                () -> problem(AccountSettings.BOOTSTRAP_PASSWORD.name(), "is missing beside the user name")));
        check(name, typed);
        NewUser user = new NewUser(
                UUID.randomUUID().toString(),
                name,
                null,
                null,
                hasher.hash(typed),
                roles,
                permissions,
                clock.instant());
        if (!users.create(user)) {
            return Optional.empty();
        }
        audit.record(new AuditEvent(
                AuditEvent.Kind.FIRST_ADMINISTRATOR, user.createdAt(), user.id(), null, "from the settings"));
        return Optional.of("Made the first administrator from " + AccountSettings.BOOTSTRAP_USERNAME.name()
                + "; the password may be taken out of the settings now.");
    }

    private void check(String name, Password typed) {
        if (name.length() > MOST_NAME_CHARACTERS || name.chars().anyMatch(Character::isISOControl)) {
            throw problem(
                    AccountSettings.BOOTSTRAP_USERNAME.name(),
                    "cannot be used; write at most " + MOST_NAME_CHARACTERS + " characters without control characters");
        }
        List<BrokenRule> broken = policy.check(typed, new PasswordOwner(name, null));
        if (!broken.isEmpty()) {
            throw problem(
                    AccountSettings.BOOTSTRAP_PASSWORD.name(),
                    "cannot be used: it "
                            + broken.stream().map(BrokenRule::sentence).collect(Collectors.joining(", and it ")));
        }
    }

    private static ConfigurationException problem(String setting, String what) {
        return new ConfigurationException(setting + " " + what);
    }
}
