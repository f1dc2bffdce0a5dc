package issue;

import jakarta.annotation.Resource;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The least that issuing a token takes: reads JSON, signs, moves one row on in a transaction of the server's, answers JSON. It checks
 * nothing. What it answers is as long as what it is told at first that the other WAR answers.
 */
@WebServlet("/token")
public class BareServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int SIGNATURE = 86;

    @Resource(lookup = "java:app/jdbc/issue")
    private transient DataSource database;

    @Resource
    private transient UserTransaction transaction;

    private final transient SecureRandom random = new SecureRandom();
    private transient PrivateKey key;
    private volatile String header;
    private volatile int payloadLength;
    private volatile int refreshLength;
    private volatile long refreshExpiresIn;

    @Override
    public void init() throws ServletException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            key = generator.generateKeyPair().getPrivate();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** Takes an answer of the other WAR as the pattern, and how many rows there are to be. */
    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        JsonObject pattern = Json.createReader(request.getInputStream()).readObject();
        String[] token = pattern.getString("access_token").split("\\.");
        header = token[0];
        payloadLength = token[1].length() * 3 / 4;
        refreshLength = pattern.getString("refresh_token").length();
        refreshExpiresIn = pattern.getJsonNumber("refresh_expires_in").longValue();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bare");
            statement.execute("CREATE TABLE bare (id VARCHAR(36) PRIMARY KEY, generation BIGINT NOT NULL, token VARCHAR(200), at BIGINT)");
            statement.execute("INSERT INTO bare SELECT g::text, 0 FROM generate_series(0, " + (pattern.getInt("rows") - 1) + ") g");
        } catch (Exception e) {
            throw new ServletException(e);
        }
        response.getWriter().write("ready");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        JsonObject body = Json.createReader(request.getInputStream()).readObject();
        String presented = body.getString("refresh_token");
        String id = presented.substring(0, presented.indexOf('.'));
        String access;
        String refresh;
        try {
            access = access(id);
            refresh = refresh(id);
            transaction.begin();
            int moved;
            try (Connection connection = database.getConnection();
                    PreparedStatement update = connection.prepareStatement(
                            "UPDATE bare SET generation = generation + 1, token = ?, at = ? WHERE id = ?")) {
                update.setString(1, refresh);
                update.setLong(2, System.currentTimeMillis());
                update.setString(3, id);
                moved = update.executeUpdate();
            }
            transaction.commit();
            if (moved != 1) {
                throw new IllegalStateException("no row " + id);
            }
        } catch (Exception e) {
            throw new ServletException(e);
        }
        byte[] answer = Json.createObjectBuilder()
                .add("access_token", access)
                .add("token_type", "Bearer")
                .add("expires_in", 900)
                .add("refresh_token", refresh)
                .add("refresh_expires_in", refreshExpiresIn)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private String access(String id) throws Exception {
        long now = Instant.now().getEpochSecond();
        JsonObjectBuilder claims = Json.createObjectBuilder()
                .add("iss", "watchword")
                .add("aud", "watchword")
                .add("sub", id)
                .add("groups", Json.createArrayBuilder().add("user"))
                .add("iat", now)
                .add("exp", now + 900)
                .add("jti", UUID.randomUUID().toString());
        String text = claims.build().toString();
        String filled = text.substring(0, text.length() - 1) + ",\"pad\":\"";
        filled += "x".repeat(payloadLength - filled.length() - 2) + "\"}";
        String signed = header + "." + BASE64.encodeToString(filled.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key, random);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        String encoded = BASE64.encodeToString(signature.sign());
        if (encoded.length() != SIGNATURE) {
            throw new IllegalStateException("a signature of " + encoded.length());
        }
        return signed + "." + encoded;
    }

    private String refresh(String id) {
        byte[] bytes = new byte[refreshLength];
        random.nextBytes(bytes);
        return (id + "." + BASE64.encodeToString(bytes)).substring(0, refreshLength);
    }
}
