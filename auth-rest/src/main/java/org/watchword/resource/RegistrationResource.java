package org.watchword.resource;

import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
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
 * Answers registration, forgotten passwords and the verification of addresses in a JAX-RS application of the host's. A
 * host extends it and gives it a path:
 *
 * <pre>{@code
 * @Path("/auth")
 * public class Registration extends RegistrationResource {}
 * }</pre>
 *
 * <p>What the settings leave off, registration by default and without mail most of it, answers 404.
 *
 * @since 1.0
 */
@OwnResource
public abstract class RegistrationResource {

    /** For the host's class. */
    protected RegistrationResource() {}

    /** Answers {@code POST /register}: makes an account, or accepts an invitation. */
    @POST
    @Path("/register")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.Registration.class)
    @APIResponseSchema(value = ResponseBodies.NewUser.class, responseCode = "201")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response register(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/register");
    }

    /** Answers {@code POST /password/forgot}: sends a mail to set the password anew. */
    @POST
    @Path("/password/forgot")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.ForgottenPassword.class)
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response forgotPassword(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/password/forgot");
    }

    /** Answers {@code POST /password/reset}: sets the password with the token of that mail. */
    @POST
    @Path("/password/reset")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.PasswordReset.class)
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response resetPassword(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/password/reset");
    }

    /** Answers {@code POST /email/verify}: verifies an address with the token of a mail. */
    @POST
    @Path("/email/verify")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBodySchema(RequestBodies.EmailVerification.class)
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response verifyEmail(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/email/verify");
    }

    /** Answers {@code POST /email/verify/send}: sends that mail again. */
    @POST
    @Path("/email/verify/send")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "default",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = ResponseBodies.Refused.class)))
    public Response sendVerification(@Context HttpServletRequest request) {
        return Responses.of(request, "POST", "/email/verify/send");
    }
}
