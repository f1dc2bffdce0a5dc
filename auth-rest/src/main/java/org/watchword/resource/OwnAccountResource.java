package org.watchword.resource;

import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.watchword.jaxrs.OwnResource;

/**
 * Answers callers about their own account, sessions and password in a JAX-RS application of the host's. A host extends
 * it and gives it a path:
 *
 * <pre>{@code
 * @Path("/auth")
 * public class Account extends OwnAccountResource {}
 * }</pre>
 *
 * @since 1.0
 */
@OwnResource
public abstract class OwnAccountResource {

    /** For the host's class. */
    protected OwnAccountResource() {}

    /** Answers {@code GET /me}: the caller's account. */
    @GET
    @Path("/me")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponseSchema(value = ResponseBodies.OwnAccount.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response me(@Context HttpServletRequest request) {
        return Responses.of(request, "GET", "/me");
    }

    /** Answers {@code PATCH /me}: changes the name or the address. */
    @PATCH
    @Path("/me")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.AccountChange.class)
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response update(@Context HttpServletRequest request) {
        return Responses.of(request, "PATCH", "/me");
    }

    /** Answers {@code DELETE /me}: removes the account, with its password. */
    @DELETE
    @Path("/me")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.Deletion.class)
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response delete(@Context HttpServletRequest request) {
        return Responses.of(request, "DELETE", "/me");
    }

    /** Answers {@code POST /me/delete}: the same, for servers that read no body of a {@code DELETE}. */
    @POST
    @Path("/me/delete")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.Deletion.class)
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response deleteByPost(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/me/delete");
    }

    /** Answers {@code GET /sessions}: the caller's sessions that go on. */
    @GET
    @Path("/sessions")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponseSchema(value = ResponseBodies.OwnSessions.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response sessions(@Context HttpServletRequest request) {
        return Responses.of(request, "GET", "/sessions");
    }

    /** Answers {@code DELETE /sessions/{id}}: ends one of the caller's sessions. */
    @DELETE
    @Path("/sessions/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response endSession(@Context HttpServletRequest request, @PathParam("id") String id) {
        return Responses.of(request, "DELETE", "/sessions/{id}", Map.of("id", id));
    }

    /** Answers {@code POST /password}: changes the password, and ends the other sessions. */
    @POST
    @Path("/password")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.PasswordChange.class)
    @APIResponseSchema(value = ResponseBodies.Tokens.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response changePassword(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/password");
    }
}
