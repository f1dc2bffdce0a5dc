import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import javax.management.ObjectName;

/**
 * Run by the java launcher beside the server's jar: deploys a WAR, uses it, takes it away, again and again, and prints how many class
 * loaders of web applications are left after each time. Arguments: the WAR, and how often.
 */
public final class Redeployments {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    private Redeployments(int port) {
        this.base = "http://localhost:" + port;
    }

    public static void main(String[] arguments) throws Exception {
        int port = freePort();
        PayaraMicroRuntime server = PayaraMicro.getInstance()
                .setHttpPort(port)
                .setNoHazelcast(true)
                .bootStrap();
        Redeployments client = new Redeployments(port);
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            if (!server.deploy("app", "/", new File(arguments[0]))) {
                throw new IllegalStateException("not deployed");
            }
            client.use("user" + i);
            server.undeploy("app");
            System.out.println("LOADERS " + loaders());
        }
        server.shutdown();
        System.exit(0);
    }

    private void use(String user) throws Exception {
        String password = "\"password\":\"correct horse battery\"";
        post("/api/fixture/users", "{\"username\":\"" + user + "\",\"email\":\"" + user + "@example.org\",\"full_name\":\"x\","
                + password + ",\"roles\":[\"user\"],\"permissions\":[]}", 201);
        String tokens = post("/auth/login", "{\"username\":\"" + user + "\"," + password + "}", 200);
        String access = tokens.replaceAll(".*\"access_token\":\"([^\"]*)\".*", "$1");
        String refresh = tokens.replaceAll(".*\"refresh_token\":\"([^\"]*)\".*", "$1");
        // Long enough for several readings of the revocations.
        Instant end = Instant.now().plus(Duration.ofSeconds(1));
        while (Instant.now().isBefore(end)) {
            expect(200, http.send(get("/api/rules/user", access), BodyHandlers.ofString()));
        }
        post("/auth/refresh", "{\"refresh_token\":\"" + refresh + "\"}", 200);
        expect(401, http.send(get("/api/rules/user", "nonsense"), BodyHandlers.ofString()));
    }

    private HttpRequest get(String path, String token) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private String post(String path, String json, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return expect(status, http.send(request, BodyHandlers.ofString()));
    }

    private static String expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Live ones only: the histogram collects garbage first. */
    private static long loaders() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram.lines()
                .map(String::strip)
                .filter(line -> line.split(" +").length >= 4
                        && line.split(" +")[3].equals("org.glassfish.web.loader.WebappClassLoader"))
                .mapToLong(line -> Long.parseLong(line.split(" +")[1]))
                .sum();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
