package org.watchword.integration.shape.parts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.watchword.spi.login.Mail;
import org.watchword.spi.login.MailSender;

/** Sends no mail, and tells what it would have sent. */
@ApplicationScoped
public class KeptMail implements MailSender {

    @Inject
    private Noted noted;

    @Override
    public void send(Mail mail) {
        noted.add("mail to " + mail.to());
    }
}
