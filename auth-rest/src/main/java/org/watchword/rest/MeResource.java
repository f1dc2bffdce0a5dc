package org.watchword.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.watchword.account.Account;
import org.watchword.error.Failure;
import org.watchword.principal.AuthPrincipal;
import org.watchword.token.RejectionReason;

/** {@code GET /auth/me}. Its path: see {@link LoginResource}. */
@Path(Endpoint.ROOM + "me")
@PermitAll
public class MeResource {

    /** The caller's account as it is now; for a token of another issuer, what the token says. */
    @GET
    public Response me(@Context HttpServletRequest request) {
        return Endpoint.respond(request, () -> answer(request));
    }

    Answer answer(HttpServletRequest request) {
        AuthServices services = AuthServices.of(request.getServletContext());
        AuthPrincipal caller = CallerOf.required(request);
        Optional<Account> account = services.accounts().find(caller.getSubject());
        if (account.isEmpty() && caller.getSessionId().isPresent()) {
            // One of our own users, disabled or gone since the token was issued.
            return services.answers()
                    .failure(Failure.invalidToken(RejectionReason.REVOKED.code(), RejectionReason.REVOKED.message()));
        }
        return answer(services.answers(), account.orElseGet(() -> fromToken(caller)));
    }

    private static Account fromToken(AuthPrincipal caller) {
        return new Account(
                caller.getSubject(), caller.getName(), null, null, caller.getRoles(), caller.getPermissions());
    }

    private static Answer answer(Answers answers, Account account) {
        JsonObjectBuilder body = answers.object().add("id", account.id()).add("username", account.username());
        Answers.addOrNull(body, "email", account.email());
        Answers.addOrNull(body, "full_name", account.fullName());
        return answers.ok(body.add("roles", answers.array(account.roles()))
                .add("permissions", answers.array(account.permissions()))
                .build());
    }
}
