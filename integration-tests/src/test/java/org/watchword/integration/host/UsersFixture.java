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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.watchword.password.Password;
import org.watchword.start.login.AuthServices;
import org.watchword.store.NewUser;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;

/** Lets a test make users of its own, and look at what no endpoint shows. Never part of a real host. */
@Path("/fixture")
public class UsersFixture {

    @Resource(lookup = "java:app/jdbc/host")
    private DataSource database;

    @POST
    @Path("/users")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(JsonObject user, @Context ServletContext context) {
        AuthServices services = AuthServices.of(context);
        boolean created = services.users()
                .create(new NewUser(
                        UUID.randomUUID().toString(),
                        user.getString("username"),
                        user.getString("email", null),
                        user.getString("full_name", null),
                        services.passwords().hash(Password.of(user.getString("password"))),
                        names(user.getJsonArray("roles")),
                        names(user.getJsonArray("permissions")),
                        Instant.now()));
        return Response.status(created ? 201 : 409).build();
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
    public String passwordHash(@PathParam("username") String username, @Context ServletContext context) {
        return AuthServices.of(context)
                .users()
                .findByUsername(username)
                .orElseThrow()
                .passwordHash();
    }

    /** As if it had been brought along from another application. */
    @POST
    @Path("/users/{username}/hash")
    @Consumes(MediaType.TEXT_PLAIN)
    public Response passwordHash(@PathParam("username") String username, String hash, @Context ServletContext context) {
        UserStore users = AuthServices.of(context).users();
        UserRecord user = users.findByUsername(username).orElseThrow();
        boolean replaced = users.replacePasswordHash(user.id(), user.passwordHash(), hash);
        return Response.status(replaced ? 204 : 409).build();
    }

    private static Set<String> names(JsonArray names) {
        return names.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toSet());
    }
}
