package org.watchword.integration.host;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.watchword.api.AuthPrincipal;

/** Says who the host thinks is calling, by each of the ways in which it can ask. */
@Path("/caller")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CallerResource {

    @Inject
    private AuthPrincipal injected;

    @Inject
    private jakarta.security.enterprise.SecurityContext enterprise;

    @Context
    private HttpServletRequest request;

    @Context
    private SecurityContext context;

    @Resource
    private ManagedExecutorService executor;

    @GET
    public JsonObject caller() {
        return Json.createObjectBuilder()
                .add("request", name(request.getUserPrincipal()))
                .add("remote_user", String.valueOf(request.getRemoteUser()))
                .add("auth_type", String.valueOf(request.getAuthType()))
                .add("context", name(context.getUserPrincipal()))
                .add("enterprise", name(enterprise.getCallerPrincipal()))
                .add("request_user", request.isUserInRole("user"))
                .add("request_admin", request.isUserInRole("admin"))
                .add("context_user", context.isUserInRole("user"))
                .add("context_admin", context.isUserInRole("admin"))
                .add("enterprise_user", enterprise.isCallerInRole("user"))
                .add("enterprise_admin", enterprise.isCallerInRole("admin"))
                .build();
    }

    @GET
    @Path("/injected")
    public JsonObject injected() {
        return Json.createObjectBuilder()
                .add("anonymous", injected.isAnonymous())
                .add("name", injected.getName())
                .add("subject", injected.getSubject())
                .add("roles", Json.createArrayBuilder(injected.getRoles()))
                .add("permissions", Json.createArrayBuilder(injected.getPermissions()))
                .add("session", injected.getSessionId().orElse(""))
                .add(
                        "expires_at",
                        injected.getExpiresAt().map(Instant::toString).orElse(""))
                .add("issuer", String.valueOf(injected.getClaims().get("iss")))
                .build();
    }

    @GET
    @Path("/suspended")
    @RolesAllowed("user")
    public void suspended(@Suspended AsyncResponse response) {
        Principal caller = context.getUserPrincipal();
        executor.execute(() -> response.resume(name(caller)));
    }

    @GET
    @Path("/stage")
    @RolesAllowed("user")
    public CompletionStage<String> stage() {
        Principal caller = context.getUserPrincipal();
        return CompletableFuture.supplyAsync(() -> name(caller), executor);
    }

    private static String name(Principal principal) {
        return principal == null ? "-" : principal.getName();
    }
}
