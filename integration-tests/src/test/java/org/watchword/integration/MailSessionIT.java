package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Mail goes by a mail session of the server's, in place of settings of ours. */
@ServerTest
class MailSessionIT {

    private static final MailServer MAIL = new MailServer();
    private static final String SESSION = "java:app/mail/host";

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("mail-session")
                .webXml(WebXml.of(
                        WebXml.dataSource("jdbc:h2:mem:mail-session;DB_CLOSE_DELAY=-1"),
                        WebXml.mailSession(SESSION, MAIL.port())))
                .with("watchword.mail.session", SESSION)
                .with("watchword.mail.from", "shop@example.org")
                .with("watchword.mail.link", "https://shop.example/account")
                .with("watchword.register", "open")
                .build();
    }

    @Test
    void whoRegistersGetsAMailAndTheAddressIsVerifiedByIt() {
        Client client = new Client(base, "mail-session");
        client.post(
                        "/auth/register",
                        "{\"username\":\"mia\",\"email\":\"mia@example.org\",\"password\":\"violet otter 2718 runs\"}")
                .is(201);

        String mail = MAIL.awaitMails("mia@example.org", "Confirm your e-mail address", 1)
                .get(0);

        assertThat(mail).contains("https://shop.example/account#verify=").contains("within 30 minutes");
        client.post("/auth/email/verify", "{\"token\":\"" + MailServer.token(mail) + "\"}")
                .is(204);
    }
}
