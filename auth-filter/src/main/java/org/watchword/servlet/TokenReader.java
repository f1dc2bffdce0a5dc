package org.watchword.servlet;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.BearerToken;
import org.watchword.api.Failure;
import org.watchword.transport.CsrfCheck;

/**
 * Finds the bearer token of a request: in the {@code Authorization} header (RFC 6750 §2.1) or the one that the settings
 * name, or in a cookie where that is switched on. Never in the query or in a form (RFC 9700 §4.3.2). Other schemes are
 * not ours and stay untouched.
 */
public final class TokenReader {

    /** Result of looking for a bearer token. */
    public sealed interface Found {

        /** No bearer token came. */
        record Nothing() implements Found {}

        /** One came. */
        record Token(BearerToken token) implements Found {}

        /** Credentials came that can be read in more than one way, or that do not count. */
        record Unreadable(Failure failure) implements Found {}
    }

    private static final Found NOTHING = new Found.Nothing();
    private static final String SCHEME = "Bearer";

    private final @Nullable String header;
    private final @Nullable String cookieName;
    private final CsrfCheck csrf;

    private TokenReader(@Nullable String header, @Nullable String cookieName, CsrfCheck csrf) {
        this.header = header;
        this.cookieName = cookieName;
        this.csrf = csrf;
    }

    /**
     * Reads a header, and a cookie beside it where one is named.
     *
     * @param csrf tells forged requests, whose cookie does not count
     * @param header {@code Authorization}, or another in which the whole value is the token, with or without
     *     {@code Bearer}
     */
    public TokenReader(String header, Optional<String> cookieName, CsrfCheck csrf) {
        this(header, cookieName.orElse(null), csrf);
    }

    /** Reads a cookie alone. */
    public static TokenReader ofCookie(String cookieName, CsrfCheck csrf) {
        return new TokenReader(null, cookieName, csrf);
    }

    public Found read(HttpServletRequest request) {
        Found inHeader = header == null ? NOTHING : inHeader(request, header);
        if (cookieName == null || inHeader instanceof Found.Unreadable) {
            return inHeader;
        }
        Found found = together(inHeader, inCookie(request, cookieName));
        // What stands in a header, another site's page has not put there.
        return inHeader instanceof Found.Nothing && found instanceof Found.Token && csrf.isForged(request)
                ? new Found.Unreadable(Failure.forbidden(
                        "cross_site_request", "A page of another origin may not act by the cookie of its visitor"))
                : found;
    }

    private Found inHeader(HttpServletRequest request, String name) {
        String first = request.getHeader(name);
        if (first == null) {
            return NOTHING;
        }
        List<String> all = Collections.list(request.getHeaders(name));
        if (all.size() > 1) {
            // RFC 6750 §2: one method per request; which of two would count is for no one to guess.
            return all.stream().anyMatch(this::isOurs) ? unreadable("More than one " + name + " header") : NOTHING;
        }
        if (!isOurs(first)) {
            return NOTHING;
        }
        String value = first.strip();
        String token = isBearer(value) ? value.substring(SCHEME.length()).strip() : value;
        return token.isEmpty() ? unreadable("Bearer without a token") : new Found.Token(new BearerToken(token));
    }

    /** Tells other schemes of {@code Authorization} apart; a header of its own holds nothing but tokens. */
    private boolean isOurs(String value) {
        return !"Authorization".equalsIgnoreCase(header) || isBearer(value);
    }

    /** Compares the scheme without regard to case (RFC 9110 §11.1). */
    private static boolean isBearer(String header) {
        String value = header.strip();
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && (value.length() == SCHEME.length() || value.charAt(SCHEME.length()) == ' ');
    }

    private static Found inCookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        Found found = NOTHING;
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                    found = together(found, new Found.Token(new BearerToken(cookie.getValue())));
                }
            }
        }
        return found;
    }

    private static Found together(Found one, Found other) {
        if (one instanceof Found.Unreadable || other instanceof Found.Nothing || one.equals(other)) {
            return one;
        }
        return one instanceof Found.Nothing ? other : unreadable("Two tokens that differ");
    }

    private static Found unreadable(String message) {
        return new Found.Unreadable(Failure.invalidRequest(message));
    }
}
