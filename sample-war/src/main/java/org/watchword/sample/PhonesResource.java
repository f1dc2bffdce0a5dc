package org.watchword.sample;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.watchword.api.Failure;
import org.watchword.api.RequiresPermission;

/** The entries. */
@Path("/phones")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PhonesResource {

    @Inject
    private PhoneBook book;

    /** All entries, for whoever has the role user. */
    @GET
    @RolesAllowed("user")
    public List<Phone> all() {
        return book.all();
    }

    /** Adds an entry, for whoever has the permission. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("phones:write")
    public Response add(@Valid @NotNull NewPhone phone, @Context UriInfo uri) {
        Phone added = book.add(phone.name, phone.number);
        return Response.created(uri.getAbsolutePathBuilder().path(added.getId()).build())
                .entity(added)
                .build();
    }

    /** Removes an entry, for administrators. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed("admin")
    public Response remove(@PathParam("id") String id) {
        return book.remove(id)
                ? Response.noContent().build()
                : Failures.answer(Failure.of(404, "not_found", "No such entry"));
    }
}
