package org.watchword.integration.payara;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

/** The server's process: asked by lines, answers by lines; everything else that it prints is its log. */
public final class PayaraProcess {

    private static final System.Logger LOG = System.getLogger(PayaraProcess.class.getName());

    private static final String MARK = "@@ ";
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path log;
    private final Writer commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private PayaraProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "payara-output");
        reader.setDaemon(true);
        reader.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    /** Starts one on a free port and waits until it takes commands. It ends with the tests, if not before. */
    public static PayaraProcess start(PayaraConfiguration configuration, int port) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // With the defaults up to a fifth of its time goes into collections: it asks for some itself, and a small heap
        // is often full.
        command.addAll(
                List.of("-XX:+UseSerialGC", "-Xms1g", "-Xmn512m", "-XX:MetaspaceSize=512m", "-XX:+DisableExplicitGC"));
        command.addAll(opens(configuration.jar()));
        command.addAll(List.of(configuration.vmArguments().trim().split(" +")));
        command.addAll(
                List.of("-cp", configuration.jar().toString(), configuration.launcher(), Integer.toString(port)));
        PayaraProcess server = new PayaraProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start(), configuration.log());
        server.expect("started");
        return server;
    }

    /** What the manifest asks for counts only where the jar is started with -jar. */
    private static List<String> opens(Path payara) throws IOException {
        try (JarFile jar = new JarFile(payara.toFile())) {
            List<String> options = new ArrayList<>();
            for (String opened :
                    jar.getManifest().getMainAttributes().getValue("Add-Opens").split(" ", -1)) {
                options.add("--add-opens=" + opened + "=ALL-UNNAMED");
            }
            return options;
        }
    }

    /** Puts an application on it and waits until it is there. */
    public void deploy(String name, String contextRoot, Path war) throws IOException {
        send("deploy", name, contextRoot, war.toString());
    }

    void undeploy(String name) throws IOException {
        send("undeploy", name);
    }

    /** It ends with its input, and takes its files along. */
    private void end() {
        try {
            commands.close();
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // It is ended below all the same.
            LOG.log(System.Logger.Level.WARNING, "Payara Micro could not be told to end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    /** As a power cut: nothing in the process gets to say or to write anything more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void send(String... words) throws IOException {
        commands.write(String.join("\t", words) + "\n");
        commands.flush();
        expect("done");
    }

    private void expect(String wanted) throws IOException {
        try {
            String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!wanted.equals(answer)) {
                throw new IOException("Payara Micro answered: " + answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void read() {
        try (BufferedReader output =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter file = new PrintWriter(Files.newBufferedWriter(log), true)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(MARK)) {
                    answers.add(line.substring(MARK.length()));
                } else {
                    file.println(line);
                }
            }
        } catch (IOException e) {
            System.out.println("The output of Payara Micro cannot be read: " + e);
        }
        answers.add("it has ended");
    }
}
