package org.watchword.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.config.ConfigurationException;
import org.watchword.spi.login.Mail;
import org.watchword.spi.login.MailException;
import org.watchword.spi.login.MailSender;

/** Mail to a real SMTP server. */
class MailTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:15:30Z"), ZoneOffset.UTC);
    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private MailSender sender(MailTls tls, String username, String password) {
        return JakartaMailSender.of(
                new MailServer(
                        Optional.empty(),
                        "127.0.0.1",
                        server.getSmtp().getPort(),
                        tls,
                        username,
                        password,
                        "shop@example.org"),
                clock);
    }

    @Test
    void mailArrivesAsItWasWritten() throws Exception {
        sender(MailTls.NONE, null, null).send(new Mail("zoe@example.org", "Grüße, 日本", "Hello\n\nZoë\n"));

        MimeMessage arrived = server.getReceivedMessages()[0];
        assertThat(arrived.getSubject()).isEqualTo("Grüße, 日本");
        assertThat(arrived.getContent().toString().strip()).isEqualToNormalizingNewlines("Hello\n\nZoë");
        assertThat(arrived.getFrom()[0]).hasToString("shop@example.org");
        assertThat(arrived.getSentDate()).isEqualTo(clock.instant());
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void mailServerIsToldTheALabelAndNeverALetterOutsideAscii() throws Exception {
        MailSender sender = sender(MailTls.NONE, null, null);
        sender.send(new Mail("Zoe@B\u00fccher.example", "a", "b"));

        assertThat(server.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("Zoe@xn--bcher-kva.example");
        for (String address : List.of("zo\u00eb@example.org", "zoe@stra\u00dfe.example")) {
            assertThatThrownBy(() -> sender.send(new Mail(address, "a", "b"))).isInstanceOf(MailException.class);
        }
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void addressThatNoMailCanComeFromStopsTheStart() {
        for (String from : List.of("sh\u00f6p@example.org", "shop", "a b@example.org")) {
            MailServer settings = new MailServer(Optional.empty(), "127.0.0.1", 25, MailTls.NONE, null, null, from);
            assertThatThrownBy(() -> JakartaMailSender.of(settings, clock))
                    .as(from)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("watchword.mail.from");
        }
        MailServer named = new MailServer(
                Optional.empty(), "127.0.0.1", 25, MailTls.NONE, null, null, "B\u00fccher <shop@b\u00fccher.example>");
        assertThat(JakartaMailSender.of(named, clock)).isNotNull();
    }

    @Test
    void serverThatAsksForALoginGetsOne() {
        server.setUser("shop@example.org", "shop", "correct horse");

        sender(MailTls.NONE, "shop", "correct horse").send(new Mail("ada@example.org", "a", "b"));

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThatThrownBy(() -> sender(MailTls.NONE, "shop", "wrong").send(new Mail("ada@example.org", "a", "b")))
                .isInstanceOf(MailException.class)
                .hasMessageNotContaining("ada@");
    }

    @Test
    void serverWithoutTlsGetsNothingWhereTlsIsAskedFor() {
        for (MailTls tls : List.of(MailTls.STARTTLS, MailTls.TLS)) {
            assertThatThrownBy(() -> sender(tls, null, null).send(new Mail("ada@example.org", "a", "b")))
                    .isInstanceOf(MailException.class);
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void subjectCannotBringAHeaderOfItsOwn() {
        assertThatThrownBy(() -> new Mail("ada@example.org", "a\r\nBcc: eve@example.org", "b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mailThatCannotBeSentDisturbsNobodyAndTheNextOneGoes() {
        MailDispatch dispatch = new MailDispatch(sender(MailTls.NONE, null, null), Runnable::run, 1);
        int port = server.getSmtp().getPort();
        server.stop();
        dispatch.send(new Mail("ada@example.org", "a", "b"));

        GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            dispatch.send(new Mail("ada@example.org", "a", "b"));
            assertThat(again.getReceivedMessages()).hasSize(1);
        } finally {
            again.stop();
        }
    }

    @Test
    void moreThanThereIsRoomForIsDroppedAndRoomComesBack() {
        List<Runnable> waiting = new ArrayList<>();
        List<Mail> sent = new ArrayList<>();
        MailDispatch dispatch = new MailDispatch(sent::add, waiting::add, 2);
        for (int i = 0; i < 3; i++) {
            dispatch.send(new Mail("ada@example.org", "mail " + i, "b"));
        }
        assertThat(waiting).hasSize(2);

        waiting.forEach(Runnable::run);
        dispatch.send(new Mail("ada@example.org", "mail 3", "b"));
        assertThat(sent).extracting(Mail::subject).containsExactly("mail 0", "mail 1");
        assertThat(waiting).hasSize(3);
    }

    @Test
    void serverThatTakesNoTasksDisturbsNobody() {
        List<Mail> sent = new ArrayList<>();
        boolean[] refuses = {true};
        MailDispatch dispatch = new MailDispatch(
                sent::add,
                task -> {
                    if (refuses[0]) {
                        throw new RejectedExecutionException();
                    }
                    task.run();
                },
                1);

        dispatch.send(new Mail("ada@example.org", "a", "b"));
        refuses[0] = false;
        dispatch.send(new Mail("ada@example.org", "a", "b"));

        assertThat(sent).hasSize(1);
    }

    @Test
    void everyTemplateIsThereAndIsFilledOnce() {
        MailTemplates templates = MailTemplates.of(MailTest.class.getClassLoader());

        for (MailTemplates.Kind kind : MailTemplates.Kind.values()) {
            Mail mail = templates.mail(
                    kind, "ada@example.org", Map.of("username", "{link}", "token", "T0KEN", "link", "T0KEN"));
            assertThat(mail.subject()).isNotBlank();
            boolean named = kind != MailTemplates.Kind.INVITATION;
            assertThat(mail.text()).contains(named ? "Hello {link}," : "Hello,").doesNotContain("{username}");
            assertThat(mail.text().contains("T0KEN"))
                    .isEqualTo(
                            Set.of(MailTemplates.Kind.VERIFY, MailTemplates.Kind.RESET, MailTemplates.Kind.INVITATION)
                                    .contains(kind));
        }
    }

    @Test
    void byteOrderMarkBeforeATemplateIsNoPartOfIt() {
        MailTemplates templates = templatesOfHost("reset.txt", "\uFEFFSubject: Neu\n\nHallo\n");

        assertThat(templates.mail(MailTemplates.Kind.RESET, "ada@example.org", Map.of()))
                .isEqualTo(new Mail("ada@example.org", "Neu", "Hallo\n"));
    }

    @Test
    void templateInAnotherEncodingStopsTheStart() {
        assertThatThrownBy(() ->
                        templatesOfHost("reset.txt", "Subject: F\u00fcr dich\n\nHallo\n", StandardCharsets.ISO_8859_1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("META-INF/watchword/mail/reset.txt is not UTF-8");
    }

    private static MailTemplates templatesOfHost(String file, String text) {
        return templatesOfHost(file, text, StandardCharsets.UTF_8);
    }

    private static MailTemplates templatesOfHost(String file, String text, Charset charset) {
        return MailTemplates.of(new ClassLoader(MailTest.class.getClassLoader()) {
            @Override
            public InputStream getResourceAsStream(String name) {
                return name.equals("META-INF/watchword/mail/" + file)
                        ? new ByteArrayInputStream(text.getBytes(charset))
                        : super.getResourceAsStream(name);
            }
        });
    }

    @Test
    void templateOfTheHostReplacesOursAndTheOthersStay() {
        MailTemplates templates =
                templatesOfHost("reset.txt", "Subject: Neues Passwort für {username}\r\n\r\nHier: {token}\r\n");
        Map<String, String> values = Map.of("username", "zoë", "token", "T0KEN");

        Mail reset = templates.mail(MailTemplates.Kind.RESET, "zoe@example.org", values);
        assertThat(reset.subject()).isEqualTo("Neues Passwort für zoë");
        assertThat(reset.text()).isEqualTo("Hier: T0KEN\n");
        assertThat(templates
                        .mail(MailTemplates.Kind.VERIFY, "zoe@example.org", values)
                        .subject())
                .isEqualTo("Confirm your e-mail address");
    }

    @Test
    void templateOfTheHostWithoutASubjectStopsTheStart() {
        for (String text :
                List.of("", "Hello {username}\n", "Subject: and no line after it", "\nSubject: late\n\nx\n")) {
            assertThatThrownBy(() -> templatesOfHost("changed.txt", text))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("META-INF/watchword/mail/changed.txt")
                    .hasMessageContaining("Subject: ...");
        }
    }
}
