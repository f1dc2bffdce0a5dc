package org.watchword.resource;

import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.watchword.jaxrs.OwnResource;

/**
 * Answers login, refresh, logout, the check of a token and the public keys in a JAX-RS application of the host's. A
 * host extends it and gives it a path:
 *
 * <pre>{@code
 * @Path("/auth")
 * public class Auth extends LoginResource {
 *
 *     @Override
 *     public Response login(HttpServletRequest request) {
 *         return Response.fromResponse(super.login(request)).header("X-Served-By", "shop").build();
 *     }
 * }
 * }</pre>
 *
 * <p>A method that is overridden keeps its annotations where it has none of its own (Jakarta REST §3.6).
 *
 * @since 1.0
 */
@OwnResource
public abstract class LoginResource {

    /** For the host's class. */
    protected LoginResource() {}

    /** Answers {@code POST /login}: a name and a password for tokens. */
    @POST
    @Path("/login")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.Login.class)
    @APIResponseSchema(value = ResponseBodies.Tokens.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response login(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/login");
    }

    /** Answers {@code POST /refresh}: a refresh token for new tokens. */
    @POST
    @Path("/refresh")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.Refresh.class)
    @APIResponseSchema(value = ResponseBodies.Tokens.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response refresh(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/refresh");
    }

    /** Answers {@code POST /logout}: ends the session of the access token, or of the refresh token in the body. */
    @POST
    @Path("/logout")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.Refresh.class)
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response logout(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/logout");
    }

    /** Answers {@code POST /logout-all}: ends all sessions of the caller. */
    @POST
    @Path("/logout-all")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response logoutAll(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/logout-all");
    }

    /** Answers {@code POST /verify}: whether a token is valid. */
    @POST
    @Path("/verify")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.Verification.class)
    @APIResponseSchema(value = ResponseBodies.TokenState.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response verify(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/verify");
    }

    /** Answers {@code GET /jwks.json}: the public keys. */
    @GET
    @Path("/jwks.json")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponseSchema(value = ResponseBodies.PublicKeys.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response publicKeys(@Context HttpServletRequest request) {
        return Responses.of(request, "GET", "/jwks.json");
    }

    /**
     * Answers {@code GET /revocations}: who is out, for services that only verify tokens. Only callers with the
     * permission {@code revocations:read} get through; the operation asks for it itself.
     */
    @GET
    @Path("/revocations")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponseSchema(value = ResponseBodies.Revocations.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response revocations(@Context HttpServletRequest request) {
        return Responses.of(request, "GET", "/revocations");
    }
}
