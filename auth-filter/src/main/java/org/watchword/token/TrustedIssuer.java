package org.watchword.token;

import org.watchword.key.KeyRingSource;

/**
 * An issuer whose tokens are accepted, with keys and conditions of its own: no key of another one verifies its tokens.
 *
 * @param name as in {@code watchword.issuers}; empty for the main issuer, that of {@code watchword.token.issuer}
 */
public record TrustedIssuer(String name, TokenPolicy policy, KeyRingSource keys) {

    /** The main issuer: the one whose users, sessions and revocations are those of this application. */
    public static TrustedIssuer main(TokenPolicy policy, KeyRingSource keys) {
        return new TrustedIssuer("", policy, keys);
    }

    boolean isMain() {
        return name.isEmpty();
    }

    /** The name of the setting, for the log. */
    String setting(String ofToken) {
        return isMain() ? "watchword.token." + ofToken : "watchword.issuers." + name + "." + ofToken;
    }

    /** The name of the setting of claims, for the log. */
    String claimSetting(String ofClaims) {
        return isMain() ? "watchword.claims." + ofClaims : setting("claims." + ofClaims);
    }
}
