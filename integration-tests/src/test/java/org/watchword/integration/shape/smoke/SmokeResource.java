package org.watchword.integration.shape.smoke;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** A resource with rules, beside a CDI bean and an enterprise bean with the same ones. */
@Path("/")
public class SmokeResource {

    @Inject
    private SmokeBean bean;

    @Inject
    private SmokeEnterpriseBean enterpriseBean;

    @GET
    @Path("open")
    public String open() {
        return "open";
    }

    @GET
    @Path("rest/admin")
    @RolesAllowed("admin")
    public String admin() {
        return "admin";
    }

    @GET
    @Path("rest/nobody")
    @RolesAllowed("nobody")
    public String nobody() {
        return "nobody";
    }

    @GET
    @Path("cdi/{rule}")
    public String cdi(@PathParam("rule") String rule) {
        return rule.equals("admin") ? bean.admin() : bean.nobody();
    }

    @GET
    @Path("ejb/{rule}")
    public String ejb(@PathParam("rule") String rule) {
        return switch (rule) {
            case "open" -> enterpriseBean.open();
            case "admin" -> enterpriseBean.admin();
            default -> enterpriseBean.nobody();
        };
    }
}
