package org.watchword.start.login;

import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.watchword.account.AccountMails;
import org.watchword.beans.HostPart;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.OptionalApi;
import org.watchword.mail.JakartaMailSender;
import org.watchword.mail.MailDispatch;
import org.watchword.mail.MailServer;
import org.watchword.mail.MailSettings;
import org.watchword.mail.MailTemplates;
import org.watchword.mail.ServerExecutor;
import org.watchword.report.Entry;
import org.watchword.report.Report;
import org.watchword.spi.login.MailException;
import org.watchword.spi.login.MailSender;

/** Mail as the settings say. */
final class ConfiguredMail {

    private static final int MAILS_AT_ONCE = 100;

    private ConfiguredMail() {}

    /**
     * Empty where mail is off.
     *
     * @throws ConfigurationException where it is on and cannot be
     */
    static Optional<AccountMails> of(
            ServletContext context,
            Configuration configuration,
            Clock clock,
            Report report,
            HostPart<MailSender> host) {
        Optional<MailServer> settings = MailServer.of(configuration);
        if (settings.isEmpty()
                && (host.isPresent()
                        || configuration.get(MailSettings.MAIL_FROM).isPresent())) {
            report.add(() -> List.of(ofTheApplication(host)));
            MailSender nobody = mail -> {
                throw new MailException("the application has no MailSender", null);
            };
            return Optional.of(mails(context, configuration, report, host, nobody));
        }
        if (settings.isEmpty()) {
            report.integration(
                    "mail",
                    false,
                    "neither " + MailSettings.MAIL_SESSION.name() + " nor " + MailSettings.MAIL_HOST.name()
                            + " is set: nobody can reset a password");
            return Optional.empty();
        }
        if (!OptionalApi.isPresent("jakarta.mail.Session", context.getClassLoader())) {
            throw new ConfigurationException(
                    "Watchword cannot start: mail is to be sent, and this server has no Jakarta"
                            + " Mail; on Open Liberty add the feature mail-2.1, or take "
                            + MailSettings.MAIL_HOST.name()
                            + " and "
                            + MailSettings.MAIL_SESSION.name() + " away");
        }
        report.integration(
                "mail",
                true,
                settings.get()
                        .session()
                        .map(name -> "session " + name)
                        .orElseGet(() -> "SMTP, " + settings.get().host()));
        return Optional.of(mails(context, configuration, report, host, JakartaMailSender.of(settings.get(), clock)));
    }

    /** Asked when the report is made: a CDI bean is found after the start. */
    private static Entry ofTheApplication(HostPart<MailSender> host) {
        return host.isPresent()
                ? new Entry.Integration("mail", true, "by the application's MailSender")
                : new Entry.Conflict(
                        "mail-without-sender",
                        MailSettings.MAIL_FROM.name()
                                + " is set, and there is neither a mail server nor a MailSender of"
                                + " the application: no mail is sent",
                        "set " + MailSettings.MAIL_HOST.name() + " or " + MailSettings.MAIL_SESSION.name()
                                + ", add a MailSender, or take " + MailSettings.MAIL_FROM.name() + " away");
    }

    private static AccountMails mails(
            ServletContext context,
            Configuration configuration,
            Report report,
            HostPart<MailSender> host,
            MailSender ours) {
        return new AccountMails(
                MailTemplates.of(context.getClassLoader()),
                new MailDispatch(mail -> host.run(ours, sender -> sender.send(mail)), executor(report), MAILS_AT_ONCE),
                configuration.get(MailSettings.MAIL_LINK),
                configuration.get(MailSettings.MAIL_TOKEN_TTL));
    }

    /** The server has the threads, and we have none. */
    private static Consumer<Runnable> executor(Report report) {
        return ServerExecutor.find().orElseGet(() -> {
            report.unsafe(
                    "mail-without-executor",
                    "mail is sent while the client waits, since there is no " + ServerExecutor.NAME
                            + ": the time tells who has an account",
                    "use a server with Jakarta Concurrency; on Open Liberty add the feature concurrent-3.0");
            return Runnable::run;
        });
    }
}
