package org.watchword.token;

import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands the three parts to java-jwt's signature check and nothing else: its own decoder would parse the content before
 * the signature is known to be right, and overlooks what {@link org.watchword.json.StrictJson} refuses.
 */
record JwsParts(CompactForm form) implements DecodedJWT {

    @Override
    public String getToken() {
        return form.text();
    }

    @Override
    public String getHeader() {
        return form.header();
    }

    @Override
    public String getPayload() {
        return form.payload();
    }

    @Override
    public String getSignature() {
        return form.signature();
    }

    /** Null: the key is chosen before, by {@link HeaderReader}. */
    @Override
    public @Nullable String getKeyId() {
        return null;
    }

    @Override
    public String getAlgorithm() {
        throw unread();
    }

    @Override
    public String getType() {
        throw unread();
    }

    @Override
    public String getContentType() {
        throw unread();
    }

    @Override
    public Claim getHeaderClaim(String name) {
        throw unread();
    }

    @Override
    public String getIssuer() {
        throw unread();
    }

    @Override
    public String getSubject() {
        throw unread();
    }

    @Override
    public List<String> getAudience() {
        throw unread();
    }

    @Override
    public Date getExpiresAt() {
        throw unread();
    }

    @Override
    public Date getNotBefore() {
        throw unread();
    }

    @Override
    public Date getIssuedAt() {
        throw unread();
    }

    @Override
    public String getId() {
        throw unread();
    }

    @Override
    public Claim getClaim(String name) {
        throw unread();
    }

    @Override
    public Map<String, Claim> getClaims() {
        throw unread();
    }

    private static UnsupportedOperationException unread() {
        return new UnsupportedOperationException("the content is not read before the signature is checked");
    }
}
