package org.watchword.container;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.watchword.api.AuthPrincipal;

/** Nobody calls. */
enum NoCallers implements RequestCallers {
    INSTANCE;

    @Override
    public Optional<AuthPrincipal> caller(HttpServletRequest request) {
        return Optional.empty();
    }

    @Override
    public void refuse(HttpServletRequest request, HttpServletResponse response) {
        throw new AssertionError("nobody is refused here");
    }
}
