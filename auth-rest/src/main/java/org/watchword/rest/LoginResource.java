package org.watchword.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.watchword.account.LoginResult;
import org.watchword.error.Failure;
import org.watchword.password.Password;

/**
 * {@code POST /auth/login}.
 *
 * <p>The path is a template that matches one word only: a host whose application takes every resource it finds takes this one too, and
 * would refuse to start if it had a {@code login} of its own in the same spelling. So the host's is another path, and goes before.
 */
@Path("{login: login}")
@PermitAll
public class LoginResource {

    /** Takes {@code username} and {@code password}, as JSON or as a form. */
    @POST
    public Response login(@Context HttpServletRequest request, @Context UriInfo uri, @Nullable InputStream body) {
        return Endpoint.respond(uri, () -> answer(request, body));
    }

    Answer answer(HttpServletRequest request, @Nullable InputStream body) {
        AuthServices services = AuthServices.of(request.getServletContext());
        Fields fields = services.bodies().read(request, body);
        String username = fields.required("username", Limits.USERNAME);
        String password = fields.required("password", Limits.PASSWORD);
        fields.check();
        LoginResult result = services.login().login(username, Password.of(password));
        if (result instanceof LoginResult.LoggedIn loggedIn) {
            return services.answers().tokens(loggedIn.tokens());
        }
        if (result instanceof LoginResult.Busy busy) {
            return services.answers().failure(busy(busy.retryAfter()));
        }
        return services.answers().failure(Failure.invalidCredentials());
    }

    private static Failure busy(Duration retryAfter) {
        return Failure.unavailable("busy", "Too many logins at once; try again", retryAfter);
    }
}
