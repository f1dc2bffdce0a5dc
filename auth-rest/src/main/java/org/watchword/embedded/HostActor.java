package org.watchword.embedded;

import org.watchword.api.login.Actor;
import org.watchword.api.login.Origin;

/** Actor of what the host's own code does: no user, and no request that would be known. */
final class HostActor {

    static final Actor INSTANCE = new Actor(null, null, Origin.NONE);

    private HostActor() {}
}
