package org.watchword.integration.shape.parts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.watchword.api.Failure;
import org.watchword.spi.RefusalListener;

/** Notes refusals. */
@ApplicationScoped
public class NotedRefusals implements RefusalListener {

    @Inject
    private Noted noted;

    @Override
    public void refused(HttpServletRequest request, Optional<Principal> caller, Failure failure) {
        noted.add("refused " + failure.reason());
    }
}
