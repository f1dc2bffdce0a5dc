package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The mail server is not there, then takes connections and says nothing, and then works. */
@Tag("payara")
@ServerTest
class MailOutageIT {

    private static final int PORT = FreePort.find();
    private static final String LOST = "A mail was not sent";
    private static final String PASSWORD = "violet otter 2718 runs";

    /** A mail that waits for its server gives up after ten seconds; no answer waits for a mail. */
    private static final Duration SOON = Duration.ofSeconds(8);

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("mail-outage")
                .with("watchword.register", "open")
                .with("watchword.mail.host", "127.0.0.1")
                .with("watchword.mail.port", Integer.toString(PORT))
                .with("watchword.mail.tls", "none")
                .with("watchword.mail.from", "shop@example.org")
                .with("watchword.mail.link", "https://shop.example/account")
                .build();
    }

    @Test
    void answersAreTheSameWithoutAMailServerAndTheNextMailGoesWhenItIsBack() throws Exception {
        Client client = new Client(base, "mail-outage");
        long lostBefore = lost();

        answersDoNotTell(client, "gerda");
        Await.until("the log says so", () -> lost() > lostBefore);

        try (ServerSocket silent = new ServerSocket(PORT, 50, InetAddress.getLoopbackAddress())) {
            answersDoNotTell(client, "hanna");
            assertThat(silent.isBound()).isTrue();
        }

        MailServer mails = new MailServer(PORT);
        forgot(client, "gerda@example.org");
        String mail =
                mails.awaitMails("gerda@example.org", "Set a new password", 1).get(0);
        assertThat(client.post(
                                "/auth/password/reset",
                                "{\"token\":\"" + MailServer.token(mail)
                                        + "\",\"new_password\":\"purple badger 3141 sits\"}")
                        .status())
                .isEqualTo(204);
        assertThat(ServerLog.text()).doesNotContain("gerda@", "hanna@", "#reset=", "#verify=");
    }

    /** A new address and a taken one, a known one and a strange one. */
    private static void answersDoNotTell(Client client, String name) {
        Answer fresh = register(client, name, name);
        Answer taken = register(client, name + "2", name);
        assertThat(fresh.is(201).json().keySet()).isEqualTo(taken.is(201).json().keySet());
        Answer known = forgot(client, name + "@example.org");
        Answer strange = forgot(client, "nobody-" + name + "@example.org");
        assertThat(known.status()).isEqualTo(strange.status()).isLessThan(300);
        assertThat(known.body()).isEqualTo(strange.body());
    }

    private static Answer register(Client client, String name, String address) {
        return soon(
                client,
                "/auth/register",
                "{\"username\":\"" + name + "\",\"email\":\"" + address + "@example.org\",\"password\":\"" + PASSWORD
                        + "\"}");
    }

    private static Answer forgot(Client client, String address) {
        return soon(client, "/auth/password/forgot", "{\"email\":\"" + address + "\"}");
    }

    private static Answer soon(Client client, String path, String body) {
        Instant begin = Instant.now();
        Answer answer = client.post(path, body);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(SOON);
        return answer;
    }

    private static long lost() {
        return ServerLog.text().lines().filter(line -> line.contains(LOST)).count();
    }
}
