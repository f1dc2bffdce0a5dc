package org.watchword.start;

import java.lang.System.Logger.Level;
import org.watchword.beans.HostPart;
import org.watchword.beans.HostPartException;
import org.watchword.principal.PrincipalMapper;
import org.watchword.spi.RevocationCheck;
import org.watchword.token.Revocations;
import org.watchword.token.VerifiedToken;

/** Our revocations, and beside them those of the host's {@link RevocationCheck} where it has one. */
final class HostRevocations implements Revocations {

    private static final System.Logger LOG = System.getLogger(HostRevocations.class.getName());
    private static final RevocationCheck NONE = caller -> false;

    private final HostPart<RevocationCheck> host;
    private final Revocations ours;

    private HostRevocations(HostPart<RevocationCheck> host, Revocations ours) {
        this.host = host;
        this.ours = ours;
    }

    static Revocations of(HostPart<RevocationCheck> host, Revocations ours) {
        return new HostRevocations(host, ours);
    }

    @Override
    public void prepare() {
        ours.prepare();
    }

    @Override
    public Revocation check(VerifiedToken token) {
        Revocation known = ours.check(token);
        return known == Revocation.NOT_REVOKED && host.isPresent() ? theirs(token) : known;
    }

    private Revocation theirs(VerifiedToken token) {
        try {
            boolean revoked = host.call(NONE, part -> part.isRevoked(PrincipalMapper.caller(token)));
            return revoked ? Revocation.REVOKED : Revocation.NOT_REVOKED;
        } catch (HostPartException e) {
            LOG.log(Level.ERROR, "Nobody knows whether a token is revoked", e);
            return Revocation.UNAVAILABLE;
        }
    }
}
