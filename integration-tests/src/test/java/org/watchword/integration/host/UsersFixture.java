package org.watchword.integration.host;

import jakarta.annotation.Resource;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.watchword.api.login.AccountCreation;
import org.watchword.api.login.NewAccount;
import org.watchword.api.login.Watchword;

/** Lets a test make users of its own, and look at what no endpoint shows. Never part of a real host. */
@Path("/fixture")
public class UsersFixture {

    @Resource(lookup = "java:app/jdbc/host")
    private DataSource database;

    @POST
    @Path("/users")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(JsonObject user, @Context ServletContext context) {
        NewAccount account = NewAccount.withPassword(user.getString("username"), user.getString("password"));
        if (user.containsKey("email")) {
            account = account.email(user.getString("email"));
        }
        if (user.containsKey("full_name")) {
            account = account.fullName(user.getString("full_name"));
        }
        for (String role : names(user.getJsonArray("roles"))) {
            account = account.role(role);
        }
        for (String permission : names(user.getJsonArray("permissions"))) {
            account = account.permission(permission);
        }
        AccountCreation created = Watchword.of(context).accounts().create(account);
        return created instanceof AccountCreation.Refused refused
                ? Response.status(409)
                        .entity(refused.toString())
                        .type(MediaType.TEXT_PLAIN)
                        .build()
                : Response.status(201).build();
    }

    @POST
    @Path("/users/{username}/disable")
    public Response disable(@PathParam("username") String username) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE ww_user SET enabled = FALSE WHERE username = ?")) {
            update.setString(1, username);
            return Response.status(update.executeUpdate() == 1 ? 204 : 404).build();
        }
    }

    /** A token for a service, with one permission. */
    @POST
    @Path("/service-tokens")
    public String serviceToken(@QueryParam("permission") String permission, @Context ServletContext context) {
        return Watchword.of(context)
                .tokens()
                .forService("phones")
                .permission(permission)
                .issue();
    }

    /** How many sessions the user has that have not ended. */
    @GET
    @Path("/users/{username}/sessions")
    public String sessions(@PathParam("username") String username) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM ww_session s JOIN ww_user u"
                        + " ON u.id = s.user_id WHERE u.username = ? AND s.revoked_at IS NULL")) {
            query.setString(1, username);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return Long.toString(result.getLong(1));
            }
        }
    }

    @GET
    @Path("/users/{username}/hash")
    public String passwordHash(@PathParam("username") String username) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT password_hash FROM ww_user WHERE username = ?")) {
            query.setString(1, username);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    /** As if it had been brought along from another application. */
    @POST
    @Path("/users/{username}/hash")
    @Consumes(MediaType.TEXT_PLAIN)
    public Response passwordHash(@PathParam("username") String username, String hash) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE ww_user SET password_hash = ? WHERE username = ?")) {
            update.setString(1, hash);
            update.setString(2, username);
            return Response.status(update.executeUpdate() == 1 ? 204 : 409).build();
        }
    }

    private static Set<String> names(JsonArray names) {
        return names.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toSet());
    }
}
