package org.watchword.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.http.Answer;
import org.watchword.session.TestClock;
import org.watchword.start.login.TestNode;
import org.watchword.start.login.TwoNodes;
import org.watchword.store.jpa.TestDatabase;
import org.watchword.store.jpa.TestProviders;

/** Redis over TLS, with a certificate for {@code localhost} that the JVM trusts. */
class TlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @Test
    void certificateMustBeThatOfTheHost() throws Exception {
        Path keys = folder.resolve("keys.p12");
        makeCertificate(keys);
        int port = RedisProcess.freePort();
        Map<String, String> trust =
                Map.of("javax.net.ssl.trustStore", keys.toString(), "javax.net.ssl.trustStorePassword", PASSWORD);
        try (RedisProcess redis = RedisProcess.started(
                "--tls-port",
                Integer.toString(port),
                "--tls-cert-file",
                folder.resolve("cert.pem").toString(),
                "--tls-key-file",
                folder.resolve("key.pem").toString(),
                "--tls-ca-cert-file",
                folder.resolve("cert.pem").toString(),
                "--tls-auth-clients",
                "no")) {
            assertThat(login("rediss://localhost:" + port).status())
                    .as("nobody vouches for it")
                    .isEqualTo(503);
            trust.forEach(System::setProperty);

            assertThat(login("rediss://localhost:" + port).status()).isEqualTo(401);
            assertThat(login("rediss://127.0.0.1:" + port).status())
                    .as("another name than the certificate's")
                    .isEqualTo(503);
            assertThat(login(redis.url()).status()).isEqualTo(401);
        } finally {
            trust.keySet().forEach(System::clearProperty);
        }
    }

    /** 401 where Redis is reached, since there is no such user. */
    private Answer login(String url) throws Exception {
        try (TestDatabase database = TestDatabase.h2()) {
            TestNode node = TestNode.on(() -> database.open(TestProviders.eclipseLink()), new TestClock());
            node.start("watchword.redis.url", url);
            try {
                return TwoNodes.login(node, "ada");
            } finally {
                node.stop();
            }
        }
    }

    private void makeCertificate(Path keys) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "redis",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        write("cert.pem", "CERTIFICATE", store.getCertificate("redis").getEncoded());
        write(
                "key.pem",
                "PRIVATE KEY",
                store.getKey("redis", PASSWORD.toCharArray()).getEncoded());
    }

    private void write(String name, String kind, byte[] content) throws Exception {
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + kind + "-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(content)
                        + "\n-----END " + kind + "-----\n");
    }
}
