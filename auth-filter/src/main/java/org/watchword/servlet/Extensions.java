package org.watchword.servlet;

import org.watchword.spi.CallerMapper;
import org.watchword.spi.RefusalListener;

/**
 * Parts of modules and of the host that take part in requests.
 *
 * @param mapper throws {@link org.watchword.beans.HostPartException} where the host's fails
 */
public record Extensions(RefusalListener listener, CallerMapper mapper) {

    /** Takes part with a listener only. */
    public static Extensions of(RefusalListener listener) {
        return new Extensions(listener, caller -> caller);
    }
}
