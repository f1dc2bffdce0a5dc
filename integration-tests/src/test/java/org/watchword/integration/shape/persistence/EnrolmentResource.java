package org.watchword.integration.shape.persistence;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** Enrolment over HTTP; the body is the password. */
@Path("/enrol/{name}")
@RequestScoped
public class EnrolmentResource {

    @Inject
    private Enrolment enrolment;

    @POST
    @Path("/signed")
    public String sign(@PathParam("name") String name, @Context SecurityContext caller) {
        return enrolment.sign(name, caller);
    }

    @POST
    public Response enrol(@PathParam("name") String name, @QueryParam("fail") boolean fail, String password) {
        try {
            enrolment.enrol(name, password, fail);
            return Response.noContent().build();
        } catch (IllegalStateException expected) {
            return Response.status(Response.Status.CONFLICT).build();
        }
    }
}
