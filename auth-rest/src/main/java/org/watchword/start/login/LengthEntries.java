package org.watchword.start.login;

import java.util.ArrayList;
import java.util.List;
import org.watchword.report.Entry;
import org.watchword.session.TokenLength;
import org.watchword.token.TokenSettings;

/** Reports on access tokens that are long, or were too long to be issued, since the start. */
final class LengthEntries {

    private LengthEntries() {}

    static List<Entry> of(TokenLength length) {
        List<Entry> entries = new ArrayList<>();
        if (length.longestRefused() > 0) {
            entries.add(new Entry.Conflict(
                    "tokens-too-long",
                    "a user has more roles and permissions than fit into an access token, and was refused at "
                            + "login or refresh: "
                            + length.longestRefused() + " characters, where " + TokenSettings.TOKEN_MAX_LENGTH.name()
                            + " is "
                            + length.most(),
                    "give the user fewer roles and permissions (the log names the user), or raise the setting "
                            + "and the limits of the"
                            + " server and of all proxies for headers"));
        }
        if (length.longest() > 0) {
            entries.add(new Entry.Unsafe(
                    "long-tokens",
                    "an access token of " + length.longest()
                            + " characters was issued: servers and proxies refuse requests with"
                            + " so long headers, often from 8 KB on",
                    "give the user fewer roles and permissions (the log names the user), or raise the limits of "
                            + "the server and of"
                            + " all proxies for headers"));
        }
        return entries;
    }
}
