package org.watchword.token;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.watchword.key.KeyRing;
import org.watchword.key.Keys;
import org.watchword.key.VerificationKey;

/** Verifies tokens of one issuer with its keys and conditions: header, key, signature, then claims. */
final class IssuerVerifier {

    private final TrustedIssuer issuer;
    private final HeaderReader headers;
    private final SignatureCheck signatures = new SignatureCheck();
    private final ClaimsReader claimsReader;
    private final ClaimsCheck claimsCheck;

    IssuerVerifier(TrustedIssuer issuer) {
        this.issuer = issuer;
        this.headers = new HeaderReader(issuer.policy().algorithms(), issuer.setting("algorithms"));
        this.claimsReader = new ClaimsReader(issuer.policy().claims(), issuer.isMain());
        this.claimsCheck = new ClaimsCheck(issuer);
    }

    /** Tells whether there are to be keys at all: without them this is no issuer whose tokens are accepted. */
    boolean hasKeys() {
        return issuer.keys().isConfigured();
    }

    ReadResult<HeaderReader.Header> header(CompactForm form) {
        return headers.read(form);
    }

    /** The keys for a token with this header, fetched anew where none of those in memory fits. */
    Keys keys(HeaderReader.Header header) {
        Keys current = issuer.keys().keys();
        boolean lacking = current instanceof Keys.Available available
                && candidates(available.ring(), header).isEmpty();
        // Another node may have added the key a moment ago. The source limits how often it looks again.
        return lacking ? issuer.keys().refreshedKeys() : current;
    }

    /** @param odd takes what could not be read and does not matter to the token's validity, in words */
    ReadResult<RememberedToken> read(
            CompactForm form,
            String text,
            HeaderReader.Header header,
            KeyRing ring,
            long nowMillis,
            Consumer<String> odd) {
        List<VerificationKey> candidates = candidates(ring, header);
        if (candidates.isEmpty()) {
            return ReadResult.bad(
                    RejectionReason.UNKNOWN_KEY,
                    "there is no key for " + header.algorithm()
                            + (header.kid() == null ? ", or several, and no kid" : " of this kid") + "; the keys are "
                            + ring.summary() + ofIssuer());
        }
        for (VerificationKey key : candidates) {
            if (signatures.genuine(form, key, ring)) {
                return claimsReader
                        .read(form, text, odd)
                        .fold(claims -> checked(claims, key, ring, nowMillis), ReadResult::bad);
            }
        }
        return ReadResult.bad(RejectionReason.SIGNATURE, "the signature is by none of " + candidates + ofIssuer());
    }

    private ReadResult<RememberedToken> checked(
            ClaimsReader.Claims claims, VerificationKey key, KeyRing ring, long nowMillis) {
        Optional<Objection> objection = claimsCheck.objection(claims, nowMillis);
        return objection.isPresent()
                ? ReadResult.bad(objection.get())
                : ReadResult.good(new RememberedToken(
                        new Verification.Verified(claims.token()),
                        issuer.keys(),
                        key,
                        ring,
                        claimsCheck.deadlineMillis(claims)));
    }

    private static List<VerificationKey> candidates(KeyRing ring, HeaderReader.Header header) {
        return ring.candidates(header.kid(), header.algorithm());
    }

    private String ofIssuer() {
        return issuer.isMain() ? "" : " (" + issuer.setting("key") + ")";
    }
}
