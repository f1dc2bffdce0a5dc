package org.watchword.throttle;

import java.time.Duration;

/** Limit on requests that one address sends to one endpoint, right or wrong. */
@FunctionalInterface
public interface RequestLimit {

    /** Without a limit. */
    RequestLimit NONE = network -> Duration.ZERO;

    /**
     * Zero, and then the request is counted; or how long to wait, and then it is not.
     *
     * @param network the address, or of IPv6 its /64
     */
    Duration begin(String network);
}
