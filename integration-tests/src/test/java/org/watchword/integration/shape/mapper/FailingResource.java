package org.watchword.integration.shape.mapper;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;

/** Fails in each of the ways in which a resource can. */
@Path("/failing")
@Produces(MediaType.TEXT_PLAIN)
public class FailingResource {

    @GET
    @Path("/not")
    public String not() {
        return "well";
    }

    @GET
    @Path("/state")
    public String state() {
        throw new IllegalStateException("broken");
    }

    @GET
    @Path("/checked")
    public String checked() throws IOException {
        throw new IOException("broken");
    }

    @GET
    @Path("/error")
    public String error() {
        throw new StackOverflowError();
    }

    @GET
    @Path("/not-found")
    public String notFound() {
        throw new NotFoundException();
    }

    @GET
    @Path("/forbidden")
    public String forbidden() {
        throw new ForbiddenException();
    }

    @GET
    @Path("/not-authorized")
    public String notAuthorized() {
        throw new NotAuthorizedException("Host realm=\"host\"");
    }

    @GET
    @Path("/later")
    public void later(@Suspended AsyncResponse response) {
        response.resume(new IllegalStateException("broken"));
    }

    @POST
    @Path("/number")
    public int number(int number) {
        return number;
    }
}
