package org.watchword.principal;

import org.watchword.api.AuthPrincipal;
import org.watchword.token.VerifiedToken;

/** Makes of a verified token the caller as the application sees it. */
public final class PrincipalMapper {

    private PrincipalMapper() {}

    /** Returns the caller that {@code token} names. */
    public static AuthPrincipal caller(VerifiedToken token) {
        return new TokenPrincipal(token);
    }

    /** Returns the caller that is nobody. */
    public static AuthPrincipal anonymous() {
        return AnonymousPrincipal.INSTANCE;
    }
}
