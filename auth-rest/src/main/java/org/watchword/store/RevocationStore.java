package org.watchword.store;

import org.watchword.revocation.RevocationRecord;
import org.watchword.revocation.RevocationSource;

/** Port: revocations, shared by all nodes. */
public interface RevocationStore extends RevocationSource {

    /** Records an entry; one that is there already is left as it is or prolonged. */
    void record(RevocationRecord revocation);
}
