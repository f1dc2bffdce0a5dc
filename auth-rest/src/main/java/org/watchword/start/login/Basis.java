package org.watchword.start.login;

import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.watchword.account.AccountMails;
import org.watchword.account.AccountSettings;
import org.watchword.account.FirstAdministrator;
import org.watchword.audit.AuditRows;
import org.watchword.audit.AuditSettings;
import org.watchword.audit.AuditStoreMode;
import org.watchword.audit.AuditTrail;
import org.watchword.audit.CdiEvents;
import org.watchword.audit.HostAuditSink;
import org.watchword.audit.LogAuditSink;
import org.watchword.beans.HostPart;
import org.watchword.beans.HostParts;
import org.watchword.config.Configuration;
import org.watchword.metrics.MeteredAudit;
import org.watchword.metrics.ServerMeters;
import org.watchword.metrics.TimedHasher;
import org.watchword.password.ConfiguredHasher;
import org.watchword.password.CredentialHasher;
import org.watchword.password.HashingBulkhead;
import org.watchword.password.HostHasher;
import org.watchword.password.PasswordPolicy;
import org.watchword.password.PasswordSettings;
import org.watchword.password.Passwords;
import org.watchword.report.Report;
import org.watchword.servlet.FilterRuntime;
import org.watchword.spi.login.AuditSink;
import org.watchword.spi.login.BreachedPasswords;
import org.watchword.spi.login.MailSender;
import org.watchword.store.AuditStore;
import org.watchword.store.Stores;
import org.watchword.token.TokenVerifier;

/** The parts that need no signing key: settings, passwords, mail, and the stores, which are opened later. */
final class Basis {

    final ServletContext context;
    final HostParts parts;
    private final HostPart<AuditSink> sink;
    final AuditRows rows;
    final Configuration configuration;
    final Clock clock;
    final LongSupplier nanoTime;
    final Report report;
    final Optional<ServerMeters> meters;
    final CredentialHasher hasher;
    final PasswordPolicy policy;
    final Passwords passwords;
    final Optional<AccountMails> mails;
    final StoreOpening<?> opening;
    final Stores stores;
    final AuditSink audit;

    Basis(
            ServletContext context,
            Configuration configuration,
            Clock clock,
            LongSupplier nanoTime,
            Report report,
            StoreBackend<?> backend,
            HostParts parts) {
        this.context = context;
        this.parts = parts;
        this.sink = parts.part(AuditSink.class);
        this.configuration = configuration;
        this.rows =
                new AuditRows(() -> keepsRows() && !sink.isPresent(), configuration.get(AuditSettings.AUDIT_REFRESHES));
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.report = report;
        this.meters = ServerMeters.of(configuration, context.getClassLoader());
        report.add(() -> List.of(meters.map(ServerMeters::entry).orElseGet(() -> ServerMeters.absent(configuration))));
        CredentialHasher plain = new HostHasher(
                parts.part(org.watchword.spi.login.PasswordHasher.class), ConfiguredHasher.of(configuration));
        this.hasher =
                meters.<CredentialHasher>map(on -> new TimedHasher(plain, on)).orElse(plain);
        this.policy =
                new PasswordPolicy(configuration, context.getContextPath(), hasher, breached(configuration, parts));
        this.passwords = new Passwords(
                policy,
                hasher,
                new HashingBulkhead(
                        configuration.get(PasswordSettings.PASSWORD_MAX_CONCURRENT),
                        configuration.get(PasswordSettings.PASSWORD_MAX_WAITING),
                        configuration.get(PasswordSettings.PASSWORD_MAX_WAIT)));
        this.mails = ConfiguredMail.of(context, configuration, clock, report, parts.part(MailSender.class));
        this.opening = new StoreOpening<>(backend, this::makeFirstAdministrator, nanoTime);
        this.stores = opening.stores();
        AuditSink kept = kept(stores.audit());
        this.audit = meters.<AuditSink>map(on -> new MeteredAudit(kept, on)).orElse(kept);
    }

    /** The verifier of the running filter, which is made after this module. */
    TokenVerifier verifier() {
        return FilterRuntime.of(context)
                .orElseThrow(() -> new IllegalStateException("Watchword was not started in this web application"))
                .verifier();
    }

    private void makeFirstAdministrator(Stores opened) {
        // While the stores are opened, an event must be kept by the ones that are being opened.
        new FirstAdministrator(configuration, hasher, policy, kept(opened.audit()), clock)
                .ensure(opened.users())
                .ifPresentOrElse(
                        note -> {
                            report.firstStart();
                            report.note(note);
                        },
                        this::reportLeftOver);
    }

    private static BreachedPasswords breached(Configuration configuration, HostParts parts) {
        HostPart<BreachedPasswords> host = parts.part(BreachedPasswords.class);
        BreachedPasswords ours = PasswordPolicy.lookUp(configuration);
        return password -> host.call(ours, part -> part.contains(password));
    }

    private AuditSink kept(AuditStore store) {
        AuditSink log = new LogAuditSink();
        AuditSink ours = keepsRows() ? new AuditTrail(log, store, rows) : log;
        return new CdiEvents(new HostAuditSink(sink, ours), context.getClassLoader());
    }

    private boolean keepsRows() {
        return configuration.get(AuditSettings.AUDIT_STORE) == AuditStoreMode.DATABASE;
    }

    private void reportLeftOver() {
        if (configuration.get(AccountSettings.BOOTSTRAP_PASSWORD).isPresent()) {
            report.unsafe(
                    "bootstrap-password",
                    AccountSettings.BOOTSTRAP_PASSWORD.name() + " is still set, and is used no more: there are users",
                    "take it out of where it stands: " + configuration.origin(AccountSettings.BOOTSTRAP_PASSWORD));
        }
    }
}
