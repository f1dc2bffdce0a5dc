package org.watchword.container;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.watchword.api.AuthPrincipal;

/** Answers the container when it asks who calls; called on request threads, by many at once. */
public interface RequestCallers {

    /** Returns the caller from a valid token, or empty: for any request, before any filter has seen it. */
    Optional<AuthPrincipal> caller(HttpServletRequest request);

    /**
     * Writes the answer to a request that needs a caller and has none: 401, or 503 where the token could not be
     * checked.
     */
    void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
