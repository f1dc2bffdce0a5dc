package org.watchword.api.login;

import org.jspecify.annotations.Nullable;

/**
 * Source of something that happened. All of it is the client's word but the address, so that it is never more than a
 * hint.
 *
 * @param address the client's address, at most 64 characters; null where no request was the cause
 * @param userAgent what the client calls itself, at most 512 characters and without control characters, or null
 * @param requestId finds the request in other logs, at most 64 characters; null where no request was the cause
 * @since 1.0
 */
public record Origin(
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String requestId) {

    /** Not a request: a start, a job, the host's own code. */
    public static final Origin NONE = new Origin(null, null, null);

    private static final int MOST_OF_ADDRESS = 64;
    private static final int MOST_OF_USER_AGENT = 512;
    private static final int MOST_OF_REQUEST_ID = 64;

    /** Cuts what is too long, and leaves out what a log or a page could take for its own. */
    public Origin {
        address = plain(address, MOST_OF_ADDRESS);
        userAgent = plain(userAgent, MOST_OF_USER_AGENT);
        requestId = plain(requestId, MOST_OF_REQUEST_ID);
    }

    /** True for a name of a request that may stand in a log as it is: letters, digits, dot, hyphen and underscore. */
    public static boolean isRequestId(@Nullable String text) {
        return text != null
                && !text.isEmpty()
                && text.length() <= MOST_OF_REQUEST_ID
                && text.chars().allMatch(Origin::isOfRequestId);
    }

    private static boolean isOfRequestId(int c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }

    private static @Nullable String plain(@Nullable String text, int most) {
        if (text == null) {
            return null;
        }
        StringBuilder kept = new StringBuilder(Math.min(text.length(), most));
        for (int i = 0; i < text.length() && kept.length() < most; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean whole = !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
            if (whole && kept.length() + Character.charCount(c) <= most) {
                kept.appendCodePoint(c);
            }
        }
        return kept.isEmpty() ? null : kept.toString();
    }
}
