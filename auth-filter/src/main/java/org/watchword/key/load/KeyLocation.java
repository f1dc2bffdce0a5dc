package org.watchword.key.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.watchword.key.KeyException;
import org.watchword.key.KeyUrl;
import org.watchword.remote.RemoteUrl;
import org.watchword.text.Utf8Text;

/** Reads the text that a location names. */
final class KeyLocation {

    private static final String EXPECTED = "; write file:/path, classpath:/path, env:NAME or https://host/path";
    private static final int MOST_BYTES = 1 << 20;

    private KeyLocation() {}

    static String read(String location, ClassLoader loader, Function<String, @Nullable String> environment) {
        if (location.contains("-----BEGIN ") || location.startsWith("{")) {
            throw new KeyException(
                    "the location of the key is the key itself; put it into a file or an environment variable"
                            + EXPECTED);
        }
        if (RemoteUrl.is(location)) {
            throw new KeyException(
                    KeyUrl.of(location) + " has public keys only, and login needs a private one; write file:/path,"
                            + " classpath:/path or env:NAME, or take the setting away and a key is generated in "
                            + "the database");
        }
        if (location.startsWith("file:")) {
            return file(location);
        }
        if (location.startsWith("classpath:")) {
            return resource(location, loader);
        }
        if (location.startsWith("env:")) {
            return variable(location, environment);
        }
        throw new KeyException("the location of the key, '" + location + "', cannot be read" + EXPECTED);
    }

    private static String file(String location) {
        String path = location.substring("file:".length());
        // file:///path is the URL's way of writing file:/path.
        path = path.startsWith("///") ? path.substring(2) : path;
        try (InputStream stream = Files.newInputStream(Path.of(path))) {
            return text(location, stream);
        } catch (IOException | InvalidPathException e) {
            throw new KeyException(
                    location + " cannot be read (" + e.getClass().getSimpleName()
                            + "); is the file there, and may this user read it?",
                    e);
        }
    }

    private static String resource(String location, ClassLoader loader) {
        String name = location.substring("classpath:".length()).replaceFirst("^/+", "");
        try (InputStream stream = loader.getResourceAsStream(name)) {
            if (stream == null) {
                throw new KeyException(
                        location + " is not on the class path; in a WAR it belongs into WEB-INF/classes/" + name);
            }
            return text(location, stream);
        } catch (IOException e) {
            throw new KeyException(location + " cannot be read", e);
        }
    }

    private static String variable(String location, Function<String, @Nullable String> environment) {
        String name = location.substring("env:".length());
        String value = environment.apply(name);
        if (value == null || value.isBlank()) {
            throw new KeyException(
                    "the environment variable " + name + " is not set (location of the key: " + location + ")");
        }
        if (Utf8Text.hasLost(value)) {
            throw new KeyException("characters of the environment variable " + name
                    + " were lost when it was read (location of the key: " + location
                    + "); set LC_ALL=C.UTF-8 in the environment that Java is started in");
        }
        // Many tools cannot put line ends into a variable and write \n instead; PEM has no other backslash.
        return value.contains("-----BEGIN ") ? value.replace("\\n", "\n") : value;
    }

    private static String text(String location, InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new KeyException(location + " is larger than 1 MiB; that is not a key");
        }
        return Utf8Text.of(bytes);
    }
}
