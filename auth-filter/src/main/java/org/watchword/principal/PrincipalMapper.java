package org.watchword.principal;

import org.watchword.api.AuthPrincipal;
import org.watchword.token.VerifiedToken;

/** From what a verified token says to the caller as the application sees it. */
public final class PrincipalMapper {

    private PrincipalMapper() {}

    /** The caller that {@code token} names. */
    public static AuthPrincipal caller(VerifiedToken token) {
        return new TokenPrincipal(token);
    }

    /** Nobody. */
    public static AuthPrincipal anonymous() {
        return AnonymousPrincipal.INSTANCE;
    }
}
