package org.watchword.rest;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.account.AccountMails;
import org.watchword.account.AccountReader;
import org.watchword.account.ChangedPassword;
import org.watchword.account.FirstAdministrator;
import org.watchword.account.LoginService;
import org.watchword.account.OwnAccount;
import org.watchword.account.PasswordChange;
import org.watchword.account.RoleAdministration;
import org.watchword.account.UserAdministration;
import org.watchword.audit.AuditSink;
import org.watchword.audit.AuditTrail;
import org.watchword.audit.CdiEvents;
import org.watchword.audit.Denials;
import org.watchword.audit.LogAuditSink;
import org.watchword.audit.ThrottledLogins;
import org.watchword.cleanup.AuditedCleanUp;
import org.watchword.cleanup.CleanUp;
import org.watchword.config.AuditStoreMode;
import org.watchword.config.Configuration;
import org.watchword.config.Settings;
import org.watchword.error.ErrorBody;
import org.watchword.error.Failure;
import org.watchword.health.HealthPart;
import org.watchword.key.KeyRing;
import org.watchword.key.KeySource;
import org.watchword.key.Keys;
import org.watchword.metrics.MeteredAudit;
import org.watchword.metrics.RefusalMeter;
import org.watchword.metrics.ServerMeters;
import org.watchword.metrics.TimedHasher;
import org.watchword.password.ConfiguredHasher;
import org.watchword.password.HashingBulkhead;
import org.watchword.password.PasswordHasher;
import org.watchword.password.PasswordPolicy;
import org.watchword.password.Passwords;
import org.watchword.report.Report;
import org.watchword.servlet.AuthModule;
import org.watchword.servlet.ClientConnections;
import org.watchword.servlet.RefusalListener;
import org.watchword.servlet.Watchword;
import org.watchword.session.AccessTokenIssuer;
import org.watchword.session.DatabaseKeySource;
import org.watchword.session.KeyEvents;
import org.watchword.session.KeySeal;
import org.watchword.session.Logout;
import org.watchword.session.OwnSessions;
import org.watchword.session.RevocationList;
import org.watchword.session.RevocationReader;
import org.watchword.session.SessionAdministration;
import org.watchword.session.SessionEnding;
import org.watchword.session.SessionPolicy;
import org.watchword.session.SessionService;
import org.watchword.session.TokenLength;
import org.watchword.store.AuditStore;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.StoreUnavailableException;
import org.watchword.store.UserStore;
import org.watchword.throttle.Throttles;
import org.watchword.token.RevocationCheck;
import org.watchword.token.TokenSigner;

/**
 * Puts the parts of this jar together for one web application. Found through {@code META-INF/services}.
 *
 * <p>A database that does not answer does not stop the start: the endpoints then answer 503 until it does. Settings that cannot be used
 * do stop it.
 */
public final class AuthRestModule implements AuthModule {

    private static final System.Logger LOG = System.getLogger(AuthRestModule.class.getName());

    private final @Nullable Supplier<Stores> storesForTest;
    private final LongSupplier nanoTime;

    /** Called by the service look-up. */
    public AuthRestModule() {
        this.storesForTest = null;
        this.nanoTime = System::nanoTime;
    }

    AuthRestModule(Supplier<Stores> stores, LongSupplier nanoTime) {
        this.storesForTest = stores;
        this.nanoTime = nanoTime;
    }

    @Override
    public Contribution start(ServletContext context, Configuration configuration, Clock clock, Report report) {
        ServerApis apis = new ServerApis(context.getClassLoader());
        if (!apis.hasJson()) {
            return withoutJson(context, configuration, clock, report);
        }
        Optional<ServerMeters> meters = ServerMeters.of(configuration, context.getClassLoader());
        report.add(() -> List.of(meters.map(ServerMeters::entry).orElseGet(() -> ServerMeters.absent(configuration))));
        PasswordHasher plain = ConfiguredHasher.of(configuration);
        PasswordHasher hasher =
                meters.<PasswordHasher>map(on -> new TimedHasher(plain, on)).orElse(plain);
        Consumer<Failure> refused =
                meters.<Consumer<Failure>>map(RefusalMeter::new).orElse(failure -> {});
        PasswordPolicy policy = PasswordPolicy.of(configuration, context.getContextPath(), hasher);
        HashingBulkhead bulkhead = new HashingBulkhead(
                configuration.get(Settings.PASSWORD_MAX_CONCURRENT),
                configuration.get(Settings.PASSWORD_MAX_WAITING),
                configuration.get(Settings.PASSWORD_MAX_WAIT));
        Passwords passwords = new Passwords(policy, hasher, bulkhead);
        Optional<AccountMails> mails = ConfiguredMail.of(context, configuration, clock, report);
        Optional<KeyRing> ring = IssuerKeys.read(configuration, context.getClassLoader());

        Supplier<Stores> opener = opener(configuration, apis);
        // While the stores are opened, what is written to must be the ones that are being opened.
        StoreOpening opening = new StoreOpening(
                () -> prepared(
                        opener,
                        configuration,
                        opened -> new FirstAdministrator(
                                configuration,
                                hasher,
                                policy,
                                audit(configuration, opened.audit(), context.getClassLoader()),
                                clock),
                        report),
                nanoTime);
        LazyStores stores = LazyStores.of(opening);
        AuditSink kept = audit(configuration, stores.audit(), context.getClassLoader());
        AuditSink audit =
                meters.<AuditSink>map(on -> new MeteredAudit(kept, on)).orElse(kept);
        try {
            KeySource keys = ring.isPresent()
                    ? KeySource.of(ring.get())
                    : databaseKeys(configuration, stores.signingKeys(), audit, clock);
            StoreReport storeReport = new StoreReport(opening, keys, configuration);
            report.add(storeReport::entries);
            open(opening, keys, configuration, storeReport);
            ring.ifPresent(given -> new KeyEvents(audit, clock).inForce(given.summary(), "from the settings"));
            RevocationList revocations = revocations(configuration, stores, clock);
            SessionEnding ending = new SessionEnding(
                    stores.sessions(), stores.revocations(), revocations, SessionPolicy.of(configuration), clock);
            TokenLength length = new TokenLength(configuration.get(Settings.TOKEN_MAX_LENGTH), clock);
            report.add(() -> LengthEntries.of(length));
            AuthServices services = services(
                    configuration,
                    stores,
                    hasher,
                    passwords,
                    policy,
                    keys,
                    length,
                    ending,
                    mails,
                    audit,
                    clock,
                    storeReport,
                    refused);
            AccountServices accounts = AccountServices.of(
                    configuration, stores, ending, services.throttles(), passwords, mails, audit, clock, report);
            List<Route> routes = new ArrayList<>(Routes.of(services, accounts, () -> watchword(context)));
            routes.addAll(
                    AdminRoutes.inviting(accounts.inviting(services.answers()), services, () -> watchword(context)));
            routes.addAll(accounts.routes(services.throttles(), services.answers()));
            Endpoints endpoints =
                    Endpoints.of(routes, AccountServices.NAMES, configuration, services.bodies(), services.answers());
            EndpointServlet.register(context, endpoints, services.cleanUp()::whenDue);
            RefusalListener refusals = new HostRefusals(
                    ClientConnections.of(configuration),
                    services.administration().denials(),
                    refused);
            report.add(() -> EndpointsReport.entries(context, endpoints));
            services.publish(context);
            StoreHealth storeHealth = new StoreHealth(storeReport, nanoTime);
            List<HealthPart> health = List.of(
                    new HealthPart("store", storeHealth::problem),
                    new HealthPart(
                            "revocations",
                            () -> revocations.isFresh(storeHealth.isWell())
                                    ? Optional.empty()
                                    : Optional.of("cannot be read")));
            return new Contribution(keys, revocations, endpoints.publicPaths(), refusals, health, () -> {
                AuthServices.withdraw(context);
                revocations.stop();
                opening.close();
            });
        } catch (RuntimeException e) {
            opening.close();
            throw e;
        }
    }

    private static AuditSink audit(Configuration configuration, AuditStore store, ClassLoader loader) {
        AuditSink log = new LogAuditSink();
        boolean rows = configuration.get(Settings.AUDIT_STORE) == AuditStoreMode.DATABASE;
        return new CdiEvents(rows ? new AuditTrail(log, store) : log, loader);
    }

    private static Watchword watchword(ServletContext context) {
        return Watchword.of(context)
                .orElseThrow(() -> new IllegalStateException("Watchword was not started in this web application"));
    }

    private Supplier<Stores> opener(Configuration configuration, ServerApis apis) {
        Supplier<Stores> test = storesForTest;
        if (test != null) {
            return test;
        }
        return new ServerOpener(configuration.get(Settings.DATASOURCE), configuration.get(Settings.SCHEMA), apis);
    }

    /** Nothing of ours can read or write a body then; the host's own pages and resources need not suffer for it. */
    private static Contribution withoutJson(
            ServletContext context, Configuration configuration, Clock clock, Report report) {
        String lack = "this server shows the application no Jakarta JSON Processing";
        report.conflict(
                "no-json",
                lack + ", so that the endpoints answer 503, and no token is taken",
                "use a server with the Jakarta EE Web Profile; on Open Liberty add the feature jsonp-2.1");
        String base = configuration.get(Settings.ENDPOINTS_PATH);
        UnavailableServlet.register(context, base, new ErrorBody(clock));
        return new Contribution(
                () -> new Keys.Unavailable(lack),
                RevocationCheck.none(),
                List.of(base + "/*"),
                RefusalListener.none(),
                List.of(new HealthPart("endpoints", () -> Optional.of(lack))),
                () -> {});
    }

    /** Opens the stores and makes the first administrator, now or whenever the database first answers. */
    private static Stores prepared(
            Supplier<Stores> opener,
            Configuration configuration,
            Function<Stores, FirstAdministrator> firstAdministrator,
            Report report) {
        Stores stores = opener.get();
        try {
            firstAdministrator
                    .apply(stores)
                    .ensure(stores.users())
                    .ifPresentOrElse(
                            note -> {
                                report.firstStart();
                                report.note(note);
                            },
                            () -> reportLeftOver(configuration, report));
            return stores;
        } catch (RuntimeException e) {
            stores.close().run();
            throw e;
        }
    }

    private DatabaseKeySource databaseKeys(
            Configuration configuration, SigningKeyStore signingKeys, AuditSink audit, Clock clock) {
        KeySeal seal =
                KeySeal.of(configuration.get(Settings.KEY_ENCRYPTION_KEY), configuration.get(Settings.KEY_UNSEALED));
        return new DatabaseKeySource(signingKeys, seal, IssuerKeys.generated(configuration), audit, clock, nanoTime);
    }

    private static void reportLeftOver(Configuration configuration, Report report) {
        if (configuration.get(Settings.BOOTSTRAP_PASSWORD).isPresent()) {
            report.unsafe(
                    "bootstrap-password",
                    Settings.BOOTSTRAP_PASSWORD.name() + " is still set, and is used no more: there are users",
                    "take it out of where it stands: " + configuration.origin(Settings.BOOTSTRAP_PASSWORD));
        }
    }

    private static void open(
            StoreOpening stores, KeySource keys, Configuration configuration, StoreReport storeReport) {
        try {
            stores.openAtStart();
            if (keys instanceof DatabaseKeySource generated) {
                KeyRing ring = generated.load();
                ring.signingKey().ifPresent(key -> IssuerKeys.demandAllowed(configuration, key.algorithm()));
            }
            storeReport.look();
        } catch (StoreUnavailableException e) {
            LOG.log(Level.DEBUG, "The database does not answer at start", e);
        }
    }

    private RevocationList revocations(Configuration configuration, LazyStores stores, Clock clock) {
        return new RevocationList(new RevocationReader(
                stores.revocations(),
                clock,
                nanoTime,
                configuration.get(Settings.REVOCATION_POLL),
                configuration.get(Settings.REVOCATION_MAX_STALENESS)));
    }

    private static AuthServices services(
            Configuration configuration,
            LazyStores stores,
            PasswordHasher hasher,
            Passwords passwords,
            PasswordPolicy policyOfPasswords,
            KeySource keys,
            TokenLength length,
            SessionEnding ending,
            Optional<AccountMails> mails,
            AuditSink audit,
            Clock clock,
            StoreReport storeReport,
            Consumer<Failure> refused) {
        UserStore users = stores.users();
        SessionPolicy policy = SessionPolicy.of(configuration);
        AccessTokenIssuer issuer = new AccessTokenIssuer(
                new TokenSigner(),
                keys,
                configuration.get(Settings.TOKEN_ISSUER),
                configuration.get(Settings.TOKEN_AUDIENCE),
                policy,
                length);
        SessionService sessions = new SessionService(stores.sessions(), users, ending, issuer, policy, audit, clock);
        Logout logout = new Logout(stores.sessions(), ending, audit, clock);
        LoginService login = new LoginService(users, passwords, sessions, logout, audit, clock);
        Throttles throttles = new Throttles(configuration, stores.attempts(), clock);
        Administration administration = new Administration(
                new OwnSessions(stores.sessions(), ending, audit, clock),
                new SessionAdministration(stores.sessions(), ending, audit, clock),
                new OwnAccount(users, stores.directory(), passwords, ending, audit, clock),
                new UserAdministration(stores.directory(), users, ending, throttles.logins()::unlock, audit, clock),
                new RoleAdministration(stores.roles(), ending, audit, clock),
                stores.audit(),
                new AuditedCleanUp(
                        new CleanUp(
                                stores.expired(), stores.audit(), configuration.get(Settings.AUDIT_RETENTION), clock),
                        audit,
                        clock),
                new Denials(audit, clock),
                new ThrottledLogins(audit, clock));
        PasswordChange change = new PasswordChange(
                users,
                passwords,
                ending,
                sessions,
                new ChangedPassword(stores.accounts(), mails, throttles.mails("changed")),
                audit,
                clock);
        return new AuthServices(
                users,
                hasher,
                login,
                sessions,
                logout,
                new AccountReader(users),
                storeReport,
                administration,
                policyOfPasswords,
                change,
                throttles,
                refused,
                clock);
    }
}
