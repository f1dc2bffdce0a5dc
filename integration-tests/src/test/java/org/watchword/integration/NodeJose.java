package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The npm package jose, in a program of Node.js that checks tokens as docs/services.md says. */
final class NodeJose {

    /** Runs on Node.js 18, which Debian 12 has; jose 6 does not. */
    private static final String PACKAGE = "jose@5.10.0";

    private final Path folder;

    private NodeJose(Path folder) {
        this.folder = folder;
    }

    /** Installs it below {@code target}, where it is not there yet. Fails where there is no Node.js. */
    static NodeJose installed() throws Exception {
        assertThat(isThere("node") && isThere("npm"))
                .as("this test needs Node.js and npm; on Debian: apt-get install nodejs npm")
                .isTrue();
        Path folder = Files.createDirectories(Path.of("target", "jose")).toAbsolutePath();
        try (InputStream script =
                Objects.requireNonNull(NodeJose.class.getResourceAsStream("/jose/verify.mjs"), "verify.mjs")) {
            Files.copy(script, folder.resolve("verify.mjs"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(folder.resolve("node_modules/jose/package.json"))) {
            run(
                    folder,
                    List.of(
                            "npm",
                            "install",
                            "--prefix",
                            folder.toString(),
                            "--no-package-lock",
                            "--no-save",
                            "--no-audit",
                            "--no-fund",
                            "--ignore-scripts",
                            PACKAGE));
        }
        return new NodeJose(folder);
    }

    /** The claims of a token that it takes, or else {@code code} and {@code claim} of the refusal. */
    JsonObject verify(String jwks, String audience, String token) throws Exception {
        String printed = run(folder, List.of("node", "verify.mjs", jwks, audience, token));
        try (JsonReader reader = Json.createReader(new StringReader(printed))) {
            return reader.readObject();
        }
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command.get(0) + " does not come to its end");
            }
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(command.get(0) + " failed: " + printed);
            }
            return printed;
        } finally {
            Files.delete(output);
        }
    }
}
