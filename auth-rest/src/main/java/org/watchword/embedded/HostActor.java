package org.watchword.embedded;

import org.watchword.audit.Actor;
import org.watchword.audit.Origin;

/** Actor of what the host's own code does: no user, and no request that would be known. */
final class HostActor {

    static final Actor INSTANCE = new Actor(null, null, Origin.NONE);

    private HostActor() {}
}
