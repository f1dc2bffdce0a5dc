package org.watchword.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.watchword.account.LoginResult;
import org.watchword.error.Failure;
import org.watchword.password.Password;

/** {@code POST /auth/login}. */
@Path(Endpoint.ROOM + "login")
@PermitAll
public class LoginResource {

    /** Takes {@code username} and {@code password}, as JSON or as a form. */
    @POST
    public Response login(@Context HttpServletRequest request, @Nullable InputStream body) {
        return Endpoint.respond(request, () -> answer(request, body));
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
