package org.watchword.mail;

/** Protection of the connection to the mail server: {@code watchword.mail.tls}. */
public enum MailTls {
    /** Begins in the clear and must change to TLS before anything is said. */
    STARTTLS,
    /** TLS from the beginning. */
    TLS,
    /** Not at all: for a mail server on this machine. */
    NONE
}
