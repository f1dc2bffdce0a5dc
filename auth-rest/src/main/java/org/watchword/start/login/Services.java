package org.watchword.start.login;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import org.watchword.account.AccountReader;
import org.watchword.account.LoginService;
import org.watchword.account.OwnAccount;
import org.watchword.account.PasswordChange;
import org.watchword.account.PasswordChangeAftermath;
import org.watchword.account.RoleAdministration;
import org.watchword.account.UserAdministration;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.audit.AuditSettings;
import org.watchword.audit.Denials;
import org.watchword.audit.ThrottledLogins;
import org.watchword.beans.HostPart;
import org.watchword.cleanup.AuditedCleanUp;
import org.watchword.cleanup.CleanUp;
import org.watchword.config.Configuration;
import org.watchword.embedded.HostAccounts;
import org.watchword.embedded.HostLogins;
import org.watchword.embedded.HostRoles;
import org.watchword.embedded.HostSessions;
import org.watchword.embedded.HostTokens;
import org.watchword.embedded.HostWatchword;
import org.watchword.embedded.UserCreation;
import org.watchword.http.guard.PasswordAttempts;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.revocation.RevocationList;
import org.watchword.revocation.RevocationReader;
import org.watchword.revocation.RevocationSettings;
import org.watchword.session.AccessTokenIssuer;
import org.watchword.session.HostClaims;
import org.watchword.session.Logout;
import org.watchword.session.OwnSessions;
import org.watchword.session.RefreshService;
import org.watchword.session.SessionAdministration;
import org.watchword.session.SessionEnding;
import org.watchword.session.SessionEvents;
import org.watchword.session.SessionPolicy;
import org.watchword.session.SessionService;
import org.watchword.session.TokenLength;
import org.watchword.signing.DatabaseKeySource;
import org.watchword.signing.KeyEvents;
import org.watchword.signing.KeyPolicy;
import org.watchword.signing.KeyRotation;
import org.watchword.signing.KeySeal;
import org.watchword.signing.StoredKeyRing;
import org.watchword.spi.KeySource;
import org.watchword.spi.login.AuditSink;
import org.watchword.spi.login.ClaimsContributor;
import org.watchword.start.HostKeys;
import org.watchword.store.Stores;
import org.watchword.throttle.Throttles;
import org.watchword.token.TokenSettings;
import org.watchword.token.TokenSigner;
import org.watchword.transport.ClientConnections;

/** The parts that do what users ask for: keys, sessions, accounts, administration. Opens the stores when it is made. */
final class Services {

    private static final System.Logger LOG = System.getLogger(Services.class.getName());

    final Basis basis;
    final HostKeys keys;
    final StoreReport storeReport;
    final RevocationList revocations;
    final Throttles throttles;
    final SessionService sessions;
    final RefreshService refreshes;
    final Logout logout;
    final LoginService login;
    final AccountReader reader;
    final OwnAccount ownAccount;
    final OwnSessions ownSessions;
    final PasswordChange passwordChange;
    final UserAdministration users;
    final RoleAdministration roles;
    final SessionAdministration allSessions;
    final CleanUp cleanUp;
    final AuditedCleanUp auditedCleanUp;
    final Denials denials;
    final PasswordAttempts attempts;
    final RegistrationServices registration;
    final HostWatchword embedded;
    private final Optional<KeyRotation> rotation;

    Services(Basis basis, Optional<KeyRing> ring) {
        Configuration configuration = basis.configuration;
        Stores stores = basis.stores;
        AuditSink audit = basis.audit;
        Clock clock = basis.clock;
        this.basis = basis;
        Optional<StoredKeyRing> generated = ring.isPresent() ? Optional.empty() : Optional.of(generatedKeys(basis));
        Optional<DatabaseKeySource> stored =
                generated.map(keys -> new DatabaseKeySource(keys, audit, clock, basis.nanoTime));
        KeyRingSource ours = stored.isPresent() ? stored.get() : KeyRingSource.of(ring.orElseThrow());
        HostPart<KeySource> theirs = basis.parts.part(KeySource.class);
        this.keys = HostKeys.of(theirs, ours, true, configuration, basis.nanoTime);
        this.rotation = generated.flatMap(keys -> stored.map(source -> KeyRotation.of(keys, source)));
        this.storeReport = new StoreReport(basis.opening, ours, keys, configuration);
        basis.report.add(storeReport::entries);
        // Where the host has keys of its own, none is generated for nothing.
        open(basis, theirs.isPresent() ? keys : ours, storeReport);
        ring.ifPresent(given -> new KeyEvents(audit, clock).inForce(given.summary(), "from the settings"));
        RevocationReader revoked = new RevocationReader(
                stores.revocations(),
                clock,
                basis.nanoTime,
                configuration.get(RevocationSettings.REVOCATION_POLL),
                configuration.get(RevocationSettings.REVOCATION_MAX_STALENESS));
        this.revocations = new RevocationList(revoked);
        basis.opening.shared().ifPresent(shared -> {
            shared.listen(revocations::add, revoked::demand);
            basis.report.add(shared::entries);
        });
        this.throttles = new Throttles(configuration, stores.attempts(), clock);

        SessionPolicy policy = SessionPolicy.of(configuration);
        SessionEnding ending = new SessionEnding(stores.sessions(), stores.revocations(), revocations, policy, clock);
        TokenLength length = new TokenLength(configuration.get(TokenSettings.TOKEN_MAX_LENGTH), clock);
        basis.report.add(() -> LengthEntries.of(length));
        AccessTokenIssuer issuer = new AccessTokenIssuer(
                new TokenSigner(),
                keys,
                configuration.get(TokenSettings.TOKEN_ISSUER),
                configuration.get(TokenSettings.TOKEN_AUDIENCE),
                policy,
                length,
                new HostClaims(basis.parts.part(ClaimsContributor.class)));
        SessionEvents events = new SessionEvents(audit, basis.rows::within);
        this.sessions = new SessionService(stores, ending, issuer, policy, events, clock);
        this.refreshes = new RefreshService(stores, ending, issuer, policy, events, clock, basis.nanoTime);
        this.logout = new Logout(stores.sessions(), ending, audit, clock);
        this.login = new LoginService(stores.users(), basis.passwords, sessions, audit, clock);

        this.reader = new AccountReader(stores.users());
        this.ownAccount = new OwnAccount(stores.users(), stores.directory(), basis.passwords, ending, audit, clock);
        this.ownSessions = new OwnSessions(stores.sessions(), ending, audit, clock);
        this.passwordChange = new PasswordChange(
                stores.users(),
                basis.passwords,
                ending,
                sessions,
                new PasswordChangeAftermath(stores.accounts(), basis.mails, throttles.mails("changed")),
                audit,
                clock);
        this.users = new UserAdministration(
                stores.directory(), stores.users(), ending, throttles.logins()::unlock, audit, clock);
        this.roles = new RoleAdministration(stores.roles(), ending, audit, clock);
        this.allSessions = new SessionAdministration(stores.sessions(), ending, audit, clock);
        this.cleanUp =
                new CleanUp(stores.expired(), stores.audit(), configuration.get(AuditSettings.AUDIT_RETENTION), clock);
        this.auditedCleanUp = new AuditedCleanUp(cleanUp, audit, clock);
        this.denials = new Denials(audit, clock);
        this.attempts = new PasswordAttempts(throttles.logins(), new ThrottledLogins(audit, clock), stores.users());
        this.registration = new RegistrationServices(basis, throttles, ending);
        this.embedded = embedded(issuer);
    }

    /** Does what is due when a request has been answered. Never throws. */
    void afterwards() {
        refreshes.availability().whenDue();
        cleanUp.whenDue();
    }

    /** The rotation of the keys in force; empty where they are not generated. A host's source may be found late. */
    Optional<KeyRotation> rotation() {
        return keys.areOfHost() ? Optional.empty() : rotation;
    }

    private HostWatchword embedded(AccessTokenIssuer issuer) {
        Stores stores = basis.stores;
        return new HostWatchword(
                new HostAccounts(
                        new UserCreation(stores.users(), basis.passwords, basis.audit, basis.clock),
                        users,
                        stores.users(),
                        stores.accounts()),
                new HostLogins(login, sessions, refreshes, logout, attempts, ClientConnections.of(basis.configuration)),
                new HostSessions(allSessions, users),
                new HostRoles(roles),
                new HostTokens(issuer, stores.users(), basis::verifier, basis.audit, basis.clock),
                cleanUp);
    }

    private static StoredKeyRing generatedKeys(Basis basis) {
        Configuration configuration = basis.configuration;
        return new StoredKeyRing(
                basis.stores.signingKeys(),
                KeySeal.of(configuration),
                KeyPolicy.of(configuration),
                basis.audit,
                basis.clock);
    }

    private static void open(Basis basis, KeyRingSource keys, StoreReport storeReport) {
        try {
            basis.opening.openAtStart();
            if (keys instanceof DatabaseKeySource generated) {
                KeyRing ring = generated.load();
                ring.signingKey().ifPresent(key -> IssuerKeys.demandAllowed(basis.configuration, key.algorithm()));
            }
            storeReport.look();
        } catch (StoreUnavailableException e) {
            LOG.log(Level.DEBUG, "The database does not answer at start", e);
        }
    }
}
