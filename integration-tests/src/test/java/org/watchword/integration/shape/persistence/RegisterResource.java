package org.watchword.integration.shape.persistence;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;

/** The register over HTTP. */
@Path("/register/{kind}")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class RegisterResource {

    @Inject
    private BeanRegister bean;

    @Inject
    private EjbRegister ejb;

    @PathParam("kind")
    private String kind;

    @GET
    public String all() {
        return register().all().stream()
                .map(user -> user.getName() + " " + user.getRole().getName())
                .collect(Collectors.joining(","));
    }

    @POST
    @Path("/{name}")
    public void add(@PathParam("name") String name) {
        register().add(name, "clerk");
    }

    @POST
    @Path("/{name}/fail")
    public Response fail(@PathParam("name") String name) {
        try {
            register().addAndFail(name, "clerk");
            return Response.noContent().build();
        } catch (RuntimeException expected) {
            return Response.status(Response.Status.CONFLICT).build();
        }
    }

    private Register register() {
        return kind.equals("ejb") ? ejb : bean;
    }
}
