package org.watchword.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of the packaged jar, as a process of its own.
 *
 * @param code what it ended with
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CommandRun(int code, String out, String err) {

    private static final long PATIENCE_SECONDS = 120;

    /**
     * Runs it to its end.
     *
     * @param variables added to the environment
     * @param input given as standard input
     */
    static CommandRun of(Map<String, String> variables, String input, List<String> arguments) throws Exception {
        return of("-XX:SharedArchiveFile=" + Archive.FILE, variables, input, arguments);
    }

    private static CommandRun of(String classes, Map<String, String> variables, String input, List<String> arguments)
            throws Exception {
        // By a file, for the locale of the tests may know no more than ASCII.
        Path line = Files.createTempFile("command", ".line");
        Files.writeString(
                line,
                Stream.concat(
                                Stream.of(
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+UseSerialGC",
                                        classes,
                                        "-jar",
                                        System.getProperty("cli.jar")),
                                arguments.stream())
                        .map(CommandRun::quoted)
                        .collect(Collectors.joining("\n")));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path out = Files.createTempFile("command", ".out");
        Path err = Files.createTempFile("command", ".err");
        ProcessBuilder builder = new ProcessBuilder(java, "@" + line)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WATCHWORD_") || name.contains("JAVA"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(variables);
        Process process = builder.start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(UTF_8));
        } catch (IOException ended) {
            // Wrong usage ends it before it reads.
            System.out.println("The command has read no input: " + ended.getMessage());
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the command does not end");
        }
        CommandRun run = new CommandRun(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        Files.delete(line);
        return run;
    }

    /**
     * The classes of the jar as the JVM has them in memory, written by a first run: the others begin sooner with it.
     */
    private static final class Archive {

        static final Path FILE = written();

        private static Path written() {
            try {
                Path folder = Files.createTempDirectory("classes");
                Path file = folder.resolve("classes.jsa");
                file.toFile().deleteOnExit();
                String url = "jdbc:h2:" + folder.resolve("data");
                DriverManager.getConnection(url, "sa", "").close();
                CommandRun run = of(
                        "-XX:ArchiveClassesAtExit=" + file,
                        Map.of("WATCHWORD_DB_PASSWORD", ""),
                        "gravel-Tuesday-92",
                        List.of("create-admin", "--username", "ada", "--password-stdin", "--url", url, "--user", "sa"));
                if (run.code() != 0 || !Files.exists(file)) {
                    throw new IllegalStateException(run.toString());
                }
                return file;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
