package org.watchword.integration.shape.async;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.security.Principal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.watchword.api.AuthPrincipal;

/** Answers later, from another thread. */
@Path("/slow")
@RequestScoped
public class SlowResource {

    @Inject
    private AuthPrincipal injected;

    @Inject
    private Started started;

    @Resource
    private ManagedExecutorService executor;

    @Context
    private SecurityContext context;

    @GET
    @Path("/suspended")
    @RolesAllowed("admin")
    public void suspended(@Suspended AsyncResponse response) {
        started.note();
        String caller = caller();
        Principal principal = context.getUserPrincipal();
        executor.execute(() -> response.resume(caller + " " + later(principal)));
    }

    @GET
    @Path("/closed/suspended")
    @RolesAllowed("nobody")
    public void closedSuspended(@Suspended AsyncResponse response) {
        suspended(response);
    }

    @GET
    @Path("/stage")
    @RolesAllowed("admin")
    public CompletionStage<String> stage() {
        started.note();
        String caller = caller();
        Principal principal = context.getUserPrincipal();
        return CompletableFuture.supplyAsync(() -> caller + " " + later(principal), executor);
    }

    @GET
    @Path("/closed/stage")
    @RolesAllowed("nobody")
    public CompletionStage<String> closedStage() {
        return stage();
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed("admin")
    public void events(@Context SseEventSink sink, @Context Sse sse) {
        started.note();
        String caller = caller();
        Principal principal = context.getUserPrincipal();
        executor.execute(() -> {
            sink.send(sse.newEvent(caller));
            sink.send(sse.newEvent(later(principal))).whenComplete((sent, failure) -> sink.close());
        });
    }

    @GET
    @Path("/closed/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed("nobody")
    public void closedEvents(@Context SseEventSink sink, @Context Sse sse) {
        events(sink, sse);
    }

    private String caller() {
        return CallerText.of(context) + " "
                + CallerText.of(injected, injected.hasRole("admin"), injected.hasRole("nobody"));
    }

    /** The principal is a value, and answers on any thread. */
    private static String later(Principal principal) {
        AuthPrincipal caller = (AuthPrincipal) principal;
        return CallerText.of(caller, caller.hasRole("admin"), caller.hasRole("nobody"));
    }
}
