package org.watchword.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Javadoc of what hosts see shows how to use it, in code that compiles. */
class ApiExamplesTest {

    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* }</pre>", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\bclass (\\w+)");
    private static final Set<String> ROOMS = Set.of("api", "spi", "entity", "resource");

    private static final String IMPORTS = """
            import jakarta.annotation.security.*;
            import jakarta.enterprise.context.*;
            import jakarta.enterprise.event.*;
            import jakarta.inject.Inject;
            import jakarta.persistence.*;
            import jakarta.servlet.*;
            import jakarta.servlet.http.*;
            import jakarta.ws.rs.*;
            import jakarta.ws.rs.core.*;
            import java.nio.charset.StandardCharsets;
            import java.security.Principal;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import javax.crypto.SecretKey;
            import javax.crypto.spec.SecretKeySpec;
            import org.watchword.api.*;
            import org.watchword.api.login.*;
            import org.watchword.entity.*;
            import org.watchword.resource.*;
            import org.watchword.spi.*;
            import org.watchword.spi.login.*;
            """;

    /** What examples that are no class of their own find around them. */
    private static final String AROUND = """
            abstract class Around {
                interface Ledger { void close(); }
                Ledger ledger;
                Accounts accounts;
                Logins logins;
                Roles roles;
                Sessions sessions;
                Tokens tokens;
                HttpServletRequest request;
                java.util.logging.Logger log;
                String username;
                String password;
                String hashOfBob;
                String userId;
                byte[] bytes;
                TokenKey privateKey;
                TokenKey publicKey;
                TokenKey publicKeyOfBefore;
            }
            """;

    @TempDir
    private Path folder;

    static Stream<Path> sources() throws IOException {
        return Stream.concat(javaFiles(Path.of("../auth-filter")), javaFiles(Path.of(".")));
    }

    private static Stream<Path> javaFiles(Path module) throws IOException {
        Path root = module.resolve("src/main/java/org/watchword");
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file ->
                            ROOMS.contains(root.relativize(file).getName(0).toString()))
                    .toList()
                    .stream();
        }
    }

    static Stream<Path> withExamples() throws IOException {
        return sources().filter(file -> EXAMPLE.matcher(text(file)).find());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("withExamples")
    void exampleCompiles(Path file) {
        Matcher example = EXAMPLE.matcher(text(file));
        while (example.find()) {
            compile(example.group(1).replaceAll("(?m)^ \\* ?", ""));
        }
    }

    /** Types that a host calls or implements; records, results and exceptions are shown by those. */
    @Test
    void everyInterfaceThatIsNoResultHasAnExample() throws IOException {
        List<Path> without = sources()
                .filter(file -> Pattern.compile("(?m)^public @?interface ")
                        .matcher(text(file))
                        .find())
                .filter(file -> !EXAMPLE.matcher(text(file)).find())
                .toList();

        assertThat(without).isEmpty();
    }

    private void compile(String example) {
        Matcher named = NAME.matcher(example);
        boolean isClass = named.find();
        String body = isClass
                ? example
                : "abstract class Example extends Around {\nObject example() throws Exception {\n" + example
                        + "\nreturn null;\n}\n}";
        String name = isClass ? named.group(1) : "Example";
        StringWriter messages = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-proc:none", "--release", "17", "-d", folder.toString()),
                        null,
                        List.of(new Source("Around", IMPORTS + AROUND), new Source(name, IMPORTS + body)))
                .call();

        assertThat(compiled).as(messages + "\n" + body).isTrue();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + JavaFileObject.Kind.SOURCE.extension), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
