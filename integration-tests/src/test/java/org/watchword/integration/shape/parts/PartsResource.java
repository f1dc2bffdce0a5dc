package org.watchword.integration.shape.parts;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.watchword.api.AuthPrincipal;
import org.watchword.api.login.AccountCreation;
import org.watchword.api.login.Accounts;
import org.watchword.api.login.LoginOutcome;
import org.watchword.api.login.Logins;
import org.watchword.api.login.NewAccount;
import org.watchword.api.login.Roles;
import org.watchword.api.login.Sessions;
import org.watchword.api.login.TokenCheck;
import org.watchword.api.login.Tokens;
import org.watchword.api.login.Watchword;

/** Uses the API as a host does. */
@RequestScoped
@PermitAll
@Path("/parts")
public class PartsResource {

    @Inject
    private Noted noted;

    @Inject
    private Accounts accounts;

    @Inject
    private Logins logins;

    @Inject
    private Sessions sessions;

    @Inject
    private Roles roles;

    @Inject
    private Tokens tokens;

    @Inject
    private Watchword watchword;

    @Inject
    private AuthPrincipal caller;

    @GET
    @Path("/noted")
    public String noted() {
        return noted.lines();
    }

    @POST
    @Path("/users")
    public String create(@QueryParam("name") String name, @QueryParam("password") String password) {
        AccountCreation result =
                accounts.create(NewAccount.withPassword(name, password).role("user"));
        return result instanceof AccountCreation.Refused refused
                ? refused.reason().name()
                : ((AccountCreation.Created) result).account().id();
    }

    @POST
    @Path("/login")
    public String login(
            @QueryParam("name") String name,
            @QueryParam("password") String password,
            @Context HttpServletRequest http) {
        LoginOutcome outcome = logins.withPassword(name, password, http);
        return outcome instanceof LoginOutcome.LoggedIn in ? in.tokens().accessToken() : outcome.toString();
    }

    @POST
    @Path("/login-as")
    public String loginAs(@QueryParam("name") String name, @Context HttpServletRequest http) {
        LoginOutcome outcome =
                logins.as(accounts.findByUsername(name).orElseThrow().id(), http);
        return outcome instanceof LoginOutcome.LoggedIn in ? in.tokens().accessToken() : outcome.toString();
    }

    @GET
    @Path("/sessions")
    public long sessions(@QueryParam("name") String name) {
        return sessions.of(accounts.findByUsername(name).orElseThrow().id(), 0, 10)
                .total();
    }

    @POST
    @Path("/service-token")
    public String serviceToken() {
        return tokens.forService("billing")
                .role("mapped")
                .permission("invoices:read")
                .issue();
    }

    @GET
    @Path("/verified")
    public String verified(@QueryParam("token") String token) {
        TokenCheck check = tokens.verify(token);
        return check instanceof TokenCheck.Accepted accepted ? accepted.caller().getSubject() : check.toString();
    }

    @POST
    @Path("/roles")
    public String role(@QueryParam("role") String role) {
        return roles.create(role, null) + " "
                + watchword.roles().all().stream()
                        .anyMatch(known -> known.name().equals(role));
    }

    @GET
    @Path("/caller")
    @RolesAllowed("mapped")
    public String caller() {
        return caller.getName() + " " + caller.getClaims().get("tenant");
    }
}
