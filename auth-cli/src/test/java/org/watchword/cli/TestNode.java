package org.watchword.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.watchword.account.LoginResult;
import org.watchword.account.LoginService;
import org.watchword.api.BearerToken;
import org.watchword.api.login.SessionTokens;
import org.watchword.audit.LogAuditSink;
import org.watchword.cli.database.CommandSettings;
import org.watchword.config.Configuration;
import org.watchword.config.SettingSources;
import org.watchword.password.ConfiguredHasher;
import org.watchword.password.CredentialHasher;
import org.watchword.password.HashingBulkhead;
import org.watchword.password.Password;
import org.watchword.password.PasswordPolicy;
import org.watchword.password.PasswordSettings;
import org.watchword.password.Passwords;
import org.watchword.revocation.RevocationList;
import org.watchword.revocation.RevocationReader;
import org.watchword.revocation.RevocationSettings;
import org.watchword.session.AccessTokenIssuer;
import org.watchword.session.HostClaims;
import org.watchword.session.RefreshResult;
import org.watchword.session.RefreshService;
import org.watchword.session.SessionEnding;
import org.watchword.session.SessionEvents;
import org.watchword.session.SessionPolicy;
import org.watchword.session.SessionService;
import org.watchword.session.TokenLength;
import org.watchword.signing.DatabaseKeySource;
import org.watchword.signing.KeyPolicy;
import org.watchword.signing.KeySeal;
import org.watchword.signing.StoredKeyRing;
import org.watchword.store.UserRecord;
import org.watchword.store.jpa.JpaStores;
import org.watchword.store.jpa.schema.SchemaMode;
import org.watchword.throttle.ThrottleDecision;
import org.watchword.throttle.Throttles;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TokenSettings;
import org.watchword.token.TokenSigner;
import org.watchword.token.TokenVerifier;
import org.watchword.token.Verification;
import org.watchword.token.VerifiedToken;

/** A node of an application on a database, with what it takes to log in; without HTTP. */
final class TestNode implements AutoCloseable {

    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    private final JpaStores stores;
    private final LoginService login;
    private final RefreshService refreshes;
    private final TokenVerifier verifier;
    private final Throttles throttles;
    private final Connection keepsItOpen;
    private final AtomicInteger strangers = new AtomicInteger();

    /** As its own start would have it: {@code mode} says whether the tables are made or only looked at. */
    TestNode(DataSource dataSource, SchemaMode mode, Path settings) {
        Configuration configuration = Configuration.read(
                CommandSettings.KNOWN,
                SettingSources.outsideOfServer(
                        CommandSettings.KNOWN,
                        Map.of("WATCHWORD_THROTTLE_STORE", "database", "WATCHWORD_KEY_ALGORITHM", "ES256"),
                        settings));
        this.keepsItOpen = connect(dataSource);
        this.stores = JpaStores.open(dataSource, mode, new PersistenceProvider());
        RevocationList revocations = new RevocationList(new RevocationReader(
                stores.revocations(),
                CLOCK,
                System::nanoTime,
                configuration.get(RevocationSettings.REVOCATION_POLL),
                configuration.get(RevocationSettings.REVOCATION_MAX_STALENESS)));
        DatabaseKeySource keys = new DatabaseKeySource(
                new StoredKeyRing(
                        stores.signingKeys(),
                        KeySeal.of(configuration),
                        KeyPolicy.of(configuration),
                        event -> {},
                        CLOCK),
                event -> {},
                CLOCK,
                System::nanoTime);
        SessionPolicy policy = SessionPolicy.of(configuration);
        AccessTokenIssuer issuer = new AccessTokenIssuer(
                new TokenSigner(),
                keys,
                configuration.get(TokenSettings.TOKEN_ISSUER),
                configuration.get(TokenSettings.TOKEN_AUDIENCE),
                policy,
                new TokenLength(configuration.get(TokenSettings.TOKEN_MAX_LENGTH), CLOCK),
                HostClaims.none());
        SessionEnding ending = new SessionEnding(stores.sessions(), stores.revocations(), revocations, policy, CLOCK);
        SessionEvents events = new SessionEvents(new LogAuditSink(), event -> Optional.empty());
        SessionService sessions = new SessionService(stores, ending, issuer, policy, events, CLOCK);
        this.refreshes = new RefreshService(stores, ending, issuer, policy, events, CLOCK, System::nanoTime);
        CredentialHasher hasher = ConfiguredHasher.of(configuration);
        Passwords passwords = new Passwords(
                PasswordPolicy.of(configuration, "", hasher),
                hasher,
                new HashingBulkhead(2, 10, configuration.get(PasswordSettings.PASSWORD_MAX_WAIT)));
        this.login = new LoginService(stores.users(), passwords, sessions, new LogAuditSink(), CLOCK);
        this.verifier = new TokenVerifier(TokenPolicy.of("watchword", "watchword"), keys, revocations, CLOCK, 0);
        this.throttles = new Throttles(configuration, stores.attempts(), CLOCK);
    }

    LoginResult login(String username, String password) {
        return login.login(username, Password.of(password), org.watchword.api.login.Origin.NONE);
    }

    SessionTokens loggedIn(String username, String password) {
        LoginResult result = login(username, password);
        if (result instanceof LoginResult.LoggedIn loggedIn) {
            return loggedIn.tokens();
        }
        throw new AssertionError("not logged in: " + result.getClass().getSimpleName());
    }

    RefreshResult refresh(SessionTokens tokens) {
        return refreshes.refresh(tokens.refreshToken(), org.watchword.api.login.Origin.NONE);
    }

    boolean accepts(SessionTokens tokens) {
        return verifier.verify(new BearerToken(tokens.accessToken())) instanceof Verification.Verified;
    }

    VerifiedToken verified(String token) {
        Verification result = verifier.verify(new BearerToken(token));
        if (result instanceof Verification.Verified verified) {
            return verified.token();
        }
        throw new AssertionError("not accepted: " + result);
    }

    UserRecord user(String username) {
        return stores.users().findByUsername(username).orElseThrow();
    }

    JpaStores stores() {
        return stores;
    }

    /**
     * Fails as often as it takes to lock the account for strangers; each from an address of its own, for the limit of
     * one is lower.
     */
    void lock(String username) {
        int tries = 0;
        while (!isLocked(username)) {
            if (++tries > 100) {
                throw new AssertionError("cannot be locked");
            }
        }
    }

    /** Asked from another address each time. Counts as a failure. */
    boolean isLocked(String username) {
        return throttles.logins().begin("192.0.2." + strangers.incrementAndGet(), username)
                instanceof ThrottleDecision.Refused;
    }

    private static Connection connect(DataSource dataSource) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stores.close();
        try {
            keepsItOpen.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
