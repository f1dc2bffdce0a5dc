package org.watchword.resource;

import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
 * Answers administrators in a JAX-RS application of the host's. A host extends it and gives it a path:
 *
 * <pre>{@code
 * @Path("/auth")
 * public class Administration extends AdminResource {}
 * }</pre>
 *
 * <p>Only callers with the role {@code admin} get through, whatever annotation the host's class has: the operations ask
 * for it themselves.
 *
 * @since 1.0
 */
@OwnResource
public abstract class AdminResource {

    /** For the host's class. */
    protected AdminResource() {}

    /** Answers {@code GET /status}: the report. */
    @GET
    @Path("/status")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponseSchema(value = ResponseBodies.Report.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response status(@Context HttpServletRequest request) {
        return Responses.of(request, "GET", "/status");
    }

    /** Answers {@code GET /admin/audit}: what happened, the latest first. */
    @GET
    @Path("/admin/audit")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponseSchema(value = ResponseBodies.Events.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response audit(@Context HttpServletRequest request) {
        return Responses.of(request, "GET", "/admin/audit");
    }

    /** Answers {@code POST /admin/clean-up}: removes what has expired. */
    @POST
    @Path("/admin/clean-up")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponseSchema(value = ResponseBodies.CleanUp.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response cleanUp(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/admin/clean-up");
    }

    /** Answers {@code GET /admin/keys}: the generated signing keys. */
    @GET
    @Path("/admin/keys")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponseSchema(value = ResponseBodies.SigningKeys.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response keys(@Context HttpServletRequest request) {
        return Responses.of(request, "GET", "/admin/keys");
    }

    /** Answers {@code POST /admin/keys/rotate}: makes the next signing key. */
    @POST
    @Path("/admin/keys/rotate")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponseSchema(value = ResponseBodies.NextKey.class, responseCode = "201")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response rotateKeys(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/admin/keys/rotate");
    }

    /** Answers {@code POST /admin/keys/revoke}: revokes the signing key in the body. */
    @POST
    @Path("/admin/keys/revoke")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.NamedKey.class)
    @APIResponseSchema(value = ResponseBodies.RevokedKey.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response revokeKey(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/admin/keys/revoke");
    }

    /** Answers {@code GET /admin/sessions}: sessions that go on. */
    @GET
    @Path("/admin/sessions")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponseSchema(value = ResponseBodies.UserSessions.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response sessions(@Context HttpServletRequest request) {
        return Responses.of(request, "GET", "/admin/sessions");
    }

    /** Answers {@code DELETE /admin/sessions/{id}}: ends a session. */
    @DELETE
    @Path("/admin/sessions/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response endSession(@Context HttpServletRequest request, @PathParam("id") String id) {
        return Responses.of(request, "DELETE", "/admin/sessions/{id}", Map.of("id", id));
    }

    /** Answers {@code GET /admin/users}: finds users. */
    @GET
    @Path("/admin/users")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponseSchema(value = ResponseBodies.Users.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response users(@Context HttpServletRequest request) {
        return Responses.of(request, "GET", "/admin/users");
    }

    /** Answers {@code POST /admin/users}: invites somebody. */
    @POST
    @Path("/admin/users")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.Invitation.class)
    @APIResponseSchema(value = ResponseBodies.NewUser.class, responseCode = "201")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response invite(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/admin/users");
    }

    /** Answers {@code DELETE /admin/users/{id}}: removes an account. */
    @DELETE
    @Path("/admin/users/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response deleteUser(@Context HttpServletRequest request, @PathParam("id") String id) {
        return Responses.of(request, "DELETE", "/admin/users/{id}", Map.of("id", id));
    }

    /** Answers {@code POST /admin/users/{id}/disable}: disables an account. */
    @POST
    @Path("/admin/users/{id}/disable")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response disableUser(@Context HttpServletRequest request, @PathParam("id") String id) {
        return Responses.of(request, "POST", "/admin/users/{id}/disable", Map.of("id", id));
    }

    /** Answers {@code POST /admin/users/{id}/enable}: enables an account. */
    @POST
    @Path("/admin/users/{id}/enable")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response enableUser(@Context HttpServletRequest request, @PathParam("id") String id) {
        return Responses.of(request, "POST", "/admin/users/{id}/enable", Map.of("id", id));
    }

    /** Answers {@code POST /admin/users/{id}/unlock}: takes the lock that failed logins have put on an account. */
    @POST
    @Path("/admin/users/{id}/unlock")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response unlockUser(@Context HttpServletRequest request, @PathParam("id") String id) {
        return Responses.of(request, "POST", "/admin/users/{id}/unlock", Map.of("id", id));
    }

    /** Answers {@code POST /admin/users/{id}/end-sessions}: ends all sessions of a user. */
    @POST
    @Path("/admin/users/{id}/end-sessions")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response endSessionsOfUser(@Context HttpServletRequest request, @PathParam("id") String id) {
        return Responses.of(request, "POST", "/admin/users/{id}/end-sessions", Map.of("id", id));
    }

    /** Answers {@code PUT /admin/users/{id}/roles/{role}}: gives a user a role. */
    @PUT
    @Path("/admin/users/{id}/roles/{role}")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response grantRole(
            @Context HttpServletRequest request, @PathParam("id") String id, @PathParam("role") String role) {
        return Responses.of(request, "PUT", "/admin/users/{id}/roles/{role}", Map.of("id", id, "role", role));
    }

    /** Answers {@code DELETE /admin/users/{id}/roles/{role}}: takes a role from a user. */
    @DELETE
    @Path("/admin/users/{id}/roles/{role}")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response takeRole(
            @Context HttpServletRequest request, @PathParam("id") String id, @PathParam("role") String role) {
        return Responses.of(request, "DELETE", "/admin/users/{id}/roles/{role}", Map.of("id", id, "role", role));
    }

    /** Answers {@code PUT /admin/users/{id}/permissions/{permission}}: gives a user a permission. */
    @PUT
    @Path("/admin/users/{id}/permissions/{permission}")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response grantPermission(
            @Context HttpServletRequest request,
            @PathParam("id") String id,
            @PathParam("permission") String permission) {
        return Responses.of(
                request,
                "PUT",
                "/admin/users/{id}/permissions/{permission}",
                Map.of("id", id, "permission", permission));
    }

    /** Answers {@code DELETE /admin/users/{id}/permissions/{permission}}: takes a permission from a user. */
    @DELETE
    @Path("/admin/users/{id}/permissions/{permission}")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response takePermission(
            @Context HttpServletRequest request,
            @PathParam("id") String id,
            @PathParam("permission") String permission) {
        return Responses.of(
                request,
                "DELETE",
                "/admin/users/{id}/permissions/{permission}",
                Map.of("id", id, "permission", permission));
    }

    /** Answers {@code POST /admin/users/{id}/permissions}: gives a user the permission in the body. */
    @POST
    @Path("/admin/users/{id}/permissions")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.NamedPermission.class)
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response grantNamedPermission(@Context HttpServletRequest request, @PathParam("id") String id) {
        return Responses.of(request, "POST", "/admin/users/{id}/permissions", Map.of("id", id));
    }

    /** Answers {@code POST /admin/users/{id}/permissions/remove}: takes the permission in the body from a user. */
    @POST
    @Path("/admin/users/{id}/permissions/remove")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.NamedPermission.class)
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response takeNamedPermission(@Context HttpServletRequest request, @PathParam("id") String id) {
        return Responses.of(request, "POST", "/admin/users/{id}/permissions/remove", Map.of("id", id));
    }

    /** Answers {@code GET /admin/roles}: all roles. */
    @GET
    @Path("/admin/roles")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponseSchema(value = ResponseBodies.Roles.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response roles(@Context HttpServletRequest request) {
        return Responses.of(request, "GET", "/admin/roles");
    }

    /** Answers {@code POST /admin/roles}: makes a role. */
    @POST
    @Path("/admin/roles")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.NewRight.class)
    @APIResponseSchema(value = ResponseBodies.NewName.class, responseCode = "201")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response createRole(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/admin/roles");
    }

    /** Answers {@code DELETE /admin/roles/{role}}: removes a role. */
    @DELETE
    @Path("/admin/roles/{role}")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response deleteRole(@Context HttpServletRequest request, @PathParam("role") String role) {
        return Responses.of(request, "DELETE", "/admin/roles/{role}", Map.of("role", role));
    }

    /** Answers {@code PUT /admin/roles/{role}/permissions/{permission}}: gives a role a permission. */
    @PUT
    @Path("/admin/roles/{role}/permissions/{permission}")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response grantPermissionToRole(
            @Context HttpServletRequest request,
            @PathParam("role") String role,
            @PathParam("permission") String permission) {
        return Responses.of(
                request,
                "PUT",
                "/admin/roles/{role}/permissions/{permission}",
                Map.of("role", role, "permission", permission));
    }

    /** Answers {@code DELETE /admin/roles/{role}/permissions/{permission}}: takes a permission from a role. */
    @DELETE
    @Path("/admin/roles/{role}/permissions/{permission}")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response takePermissionFromRole(
            @Context HttpServletRequest request,
            @PathParam("role") String role,
            @PathParam("permission") String permission) {
        return Responses.of(
                request,
                "DELETE",
                "/admin/roles/{role}/permissions/{permission}",
                Map.of("role", role, "permission", permission));
    }

    /** Answers {@code POST /admin/roles/{role}/permissions}: gives a role the permission in the body. */
    @POST
    @Path("/admin/roles/{role}/permissions")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.NamedPermission.class)
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response grantNamedPermissionToRole(@Context HttpServletRequest request, @PathParam("role") String role) {
        return Responses.of(request, "POST", "/admin/roles/{role}/permissions", Map.of("role", role));
    }

    /** Answers {@code POST /admin/roles/{role}/permissions/remove}: takes the permission in the body from a role. */
    @POST
    @Path("/admin/roles/{role}/permissions/remove")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.NamedPermission.class)
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response takeNamedPermissionFromRole(@Context HttpServletRequest request, @PathParam("role") String role) {
        return Responses.of(request, "POST", "/admin/roles/{role}/permissions/remove", Map.of("role", role));
    }

    /** Answers {@code GET /admin/permissions}: all permissions. */
    @GET
    @Path("/admin/permissions")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponseSchema(value = ResponseBodies.Permissions.class, responseCode = "200")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response permissions(@Context HttpServletRequest request) {
        return Responses.of(request, "GET", "/admin/permissions");
    }

    /** Answers {@code POST /admin/permissions}: makes a permission. */
    @POST
    @Path("/admin/permissions")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.NewRight.class)
    @APIResponseSchema(value = ResponseBodies.NewName.class, responseCode = "201")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response createPermission(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/admin/permissions");
    }

    /** Answers {@code DELETE /admin/permissions/{permission}}: removes a permission. */
    @DELETE
    @Path("/admin/permissions/{permission}")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response deletePermission(@Context HttpServletRequest request, @PathParam("permission") String permission) {
        return Responses.of(request, "DELETE", "/admin/permissions/{permission}", Map.of("permission", permission));
    }

    /** Answers {@code POST /admin/permissions/remove}: removes the permission in the body. */
    @POST
    @Path("/admin/permissions/remove")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.NamedPermission.class)
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response deleteNamedPermission(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/admin/permissions/remove");
    }
}
