package org.watchword.throttle;

/** Limit on mails that one address is sent because somebody asked for them, who need not be its owner. */
@FunctionalInterface
public interface MailLimit {

    /** Without a limit. */
    MailLimit NONE = address -> true;

    /**
     * True, and then the mail is counted; false where the address has had enough. To be asked whether anybody has the
     * address or not, so that its time tells nothing.
     */
    boolean admits(String address);
}
