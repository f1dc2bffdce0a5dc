package org.watchword.integration.shape.notes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The notes over HTTP. */
@Path("/notes")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class NotesResource {

    @Inject
    private Notes notes;

    @POST
    @Path("/of/{owner}")
    public void enrol(@PathParam("owner") String owner, String password) {
        notes.enrol(owner, password);
    }

    @POST
    @Path("/of/{owner}/{id}")
    public void add(@PathParam("owner") String owner, @PathParam("id") String id) {
        notes.add(id, owner);
    }

    @GET
    @Path("/of/{owner}")
    public String of(@PathParam("owner") String owner) {
        return notes.of(owner);
    }

    @GET
    @Path("/role/{role}")
    public String ofRole(@PathParam("role") String role) {
        return notes.ofRole(role);
    }

    @GET
    @Path("/permission/{permission}")
    public String ofPermission(@PathParam("permission") String permission) {
        return notes.ofPermission(permission);
    }

    @GET
    @Path("/foreign-keys")
    public long foreignKeys() {
        return notes.foreignKeys();
    }

    @DELETE
    @Path("/of/{owner}")
    public Response removeUser(@PathParam("owner") String owner) {
        try {
            notes.removeUser(owner);
            return Response.noContent().build();
        } catch (RuntimeException expected) {
            return Response.status(Response.Status.CONFLICT).build();
        }
    }
}
