package org.watchword.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.text.Utf8Text;

/** The token by which this service may read revocations, from the settings or from a file. Does not print. */
final class ServiceCredential {

    /** RFC 6750 §2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private static final int MOST_BYTES = 1 << 16;
    private static final String FILE = "file:";

    private final Optional<String> fixed;
    private final Path file;

    private ServiceCredential(Optional<String> fixed, Path file) {
        this.fixed = fixed;
        this.file = file;
    }

    /** @throws ConfigurationException unless exactly one of the settings is set, to what can be used */
    static ServiceCredential of(Configuration configuration) {
        Optional<String> token = configuration.get(RevocationSettings.REVOCATION_TOKEN);
        Optional<String> location = configuration.get(RevocationSettings.REVOCATION_TOKEN_LOCATION);
        if (token.isPresent() == location.isPresent()) {
            throw new ConfigurationException("Watchword cannot start: "
                    + RevocationSettings.REVOCATION_URL.name() + " needs one of "
                    + RevocationSettings.REVOCATION_TOKEN_LOCATION.name() + " and "
                    + RevocationSettings.REVOCATION_TOKEN.name() + ", and "
                    + (token.isPresent() ? "both are set" : "neither is set")
                    + "; write file:/path of a token with the permission revocations:read into the former");
        }
        token.filter(text -> !TOKEN.matcher(text).matches()).ifPresent(text -> {
            throw new ConfigurationException("Watchword cannot start: " + RevocationSettings.REVOCATION_TOKEN.name()
                    + " is no token (RFC 6750 §2.1); write the token alone, without Bearer and without blanks");
        });
        return new ServiceCredential(
                token, location.map(ServiceCredential::path).orElse(Path.of("")));
    }

    private static Path path(String location) {
        String path = location.startsWith(FILE) ? location.substring(FILE.length()) : "";
        // file:///path is the URL's way of writing file:/path.
        path = path.startsWith("///") ? path.substring(2) : path;
        try {
            if (!path.isEmpty()) {
                return Path.of(path);
            }
        } catch (InvalidPathException e) {
            // As any other that is no path.
        }
        throw new ConfigurationException("Watchword cannot start: "
                + RevocationSettings.REVOCATION_TOKEN_LOCATION.name() + " is no file; write file:/path");
    }

    /**
     * The token as it is now: who renews it, replaces the file.
     *
     * @throws UnreadableRevocationsException if there is none; the message names the file
     */
    String token() {
        return fixed.orElseGet(this::read);
    }

    private String read() {
        String where = RevocationSettings.REVOCATION_TOKEN_LOCATION.name() + ": " + file;
        try (InputStream stream = Files.newInputStream(file)) {
            String text = Utf8Text.of(stream.readNBytes(MOST_BYTES)).strip();
            if (!TOKEN.matcher(text).matches()) {
                throw new UnreadableRevocationsException(where + " has no token in it");
            }
            return text;
        } catch (IOException e) {
            throw new UnreadableRevocationsException(
                    where + " cannot be read (" + e.getClass().getSimpleName()
                            + "); is the file there, and may this user read it?",
                    e);
        }
    }

    @Override
    public String toString() {
        return "ServiceCredential[hidden]";
    }
}
