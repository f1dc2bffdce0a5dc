package org.watchword.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.watchword.error.Failure;
import org.watchword.session.RefreshResult;

/** {@code POST /auth/refresh}. Its path: see {@link LoginResource}. */
@Path(Endpoint.ROOM + "refresh")
@PermitAll
public class RefreshResource {

    /** Takes {@code refresh_token}, as JSON or as a form. */
    @POST
    public Response refresh(@Context HttpServletRequest request, @Nullable InputStream body) {
        return Endpoint.respond(request, () -> answer(request, body));
    }

    Answer answer(HttpServletRequest request, @Nullable InputStream body) {
        AuthServices services = AuthServices.of(request.getServletContext());
        Fields fields = services.bodies().read(request, body);
        String token = fields.required("refresh_token", Limits.TOKEN);
        fields.check();
        RefreshResult result = services.sessions().refresh(token);
        if (result instanceof RefreshResult.Refreshed refreshed) {
            return services.answers().tokens(refreshed.tokens());
        }
        RefreshResult.Reason reason = ((RefreshResult.Rejected) result).reason();
        return services.answers().failure(Failure.of(401, reason.code(), reason.message()));
    }
}
