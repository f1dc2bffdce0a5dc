import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * One Payara Micro for many deployments; run by the java launcher beside the server's jar. Arguments: the port, and the
 * WARs that are there when it starts. Reads commands from its input, {@code deploy NAME CONTEXT FILE} and
 * {@code undeploy NAME}, each a line with tabs between the words, and answers each with a line that begins with
 * {@code @@}. Ends with its input.
 */
public final class PayaraServer {

    private PayaraServer() {}

    public static void main(String[] arguments) throws Exception {
        var micro = PayaraMicro.getInstance()
                .setHttpPort(Integer.parseInt(arguments[0]))
                .setNoHazelcast(true);
        for (int i = 1; i < arguments.length; i++) {
            micro.addDeploymentFile(new File(arguments[i]));
        }
        PayaraMicroRuntime server = micro.bootStrap();
        answer("started");
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] command = line.split("\t", -1);
            try {
                boolean done = command[0].equals("deploy")
                        ? server.deploy(command[1], command[2], new File(command[3]))
                        : undeploy(server, command[1]);
                answer(done ? "done" : "failed");
            } catch (Exception e) {
                answer("failed " + e);
            }
        }
        server.shutdown();
        System.exit(0);
    }

    private static boolean undeploy(PayaraMicroRuntime server, String name) throws Exception {
        server.undeploy(name);
        return true;
    }

    private static void answer(String text) {
        System.out.println("@@ " + text);
        System.out.flush();
    }
}
