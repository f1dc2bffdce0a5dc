package org.watchword.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.server.SMTPServer;

/** Mail to real SMTP servers with TLS, from a process that trusts them or does not. */
class MailTlsTest {

    private static final String PASSWORD = "of this test";

    @TempDir
    private static Path folder;

    private static Path keys;
    private static Path keysOfAnother;

    private final List<String> arrived = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = keys("localhost");
        keysOfAnother = keys("mail.example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"starttls", "tls"})
    void mailGoesOverTlsToAServerThatIsTrusted(String tls) throws Exception {
        assertThat(send(tls, keys, keys)).isEmpty();

        assertThat(arrived).containsExactly(SendOneMail.RECIPIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"starttls", "tls"})
    void serverThatNobodyVouchesForGetsNothing(String tls) throws Exception {
        assertThat(send(tls, keys, null)).contains("unable to find valid certification path");

        assertThat(arrived).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"starttls", "tls"})
    void serverOfAnotherNameGetsNothing(String tls) throws Exception {
        assertThat(send(tls, keysOfAnother, keysOfAnother))
                .contains("No subject alternative DNS name matching localhost found");

        assertThat(arrived).isEmpty();
    }

    @Test
    void mailIsNotSentInTheClearWhereStarttlsIsNotOffered() throws Exception {
        assertThat(send(server().hideTLS(), "starttls", keys))
                .contains("STARTTLS is required but host does not support");

        assertThat(arrived).isEmpty();
    }

    /** What the sending process had to complain of. */
    private String send(String tls, Path keys, Path trusted) throws Exception {
        SMTPServer.Builder server = server();
        return send(
                tls.equals("tls")
                        ? server.serverSocketFactory(context(keys))
                        : server.enableTLS().requireTLS().startTlsSocketFactory(context(keys)),
                tls,
                trusted);
    }

    private String send(SMTPServer.Builder builder, String tls, Path trusted) throws Exception {
        SMTPServer server = builder.build();
        server.start();
        try {
            List<String> command = new ArrayList<>(
                    List.of(java("java"), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
            if (trusted != null) {
                command.add("-Djavax.net.ssl.trustStore=" + trusted);
                command.add("-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
            }
            command.addAll(List.of(
                    SendOneMail.class.getName(), "localhost", Integer.toString(server.getPortAllocated()), tls));
            return outputOf(command);
        } finally {
            server.stop();
        }
    }

    private SMTPServer.Builder server() {
        return SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, data) -> arrived.add(to));
    }

    private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** A key with a certificate for this host that it signed itself. */
    private static Path keys(String host) throws Exception {
        Path file = folder.resolve(host + ".p12");
        String complaints = outputOf(List.of(
                java("keytool"),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        assertThat(file).as(complaints).exists();
        return file;
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static String outputOf(List<String> command) throws Exception {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
