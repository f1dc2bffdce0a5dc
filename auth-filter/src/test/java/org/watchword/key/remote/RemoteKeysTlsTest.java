package org.watchword.key.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.json.spi.JsonProvider;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.Keys;
import org.watchword.key.PublicJwkSet;
import org.watchword.key.TestKeys;

/** An issuer is who its certificate says, whatever a host has switched off for its own connections. */
class RemoteKeysTlsTest {

    private static final char[] PASSWORD = "password".toCharArray();

    private final SSLSocketFactory usualFactory = HttpsURLConnection.getDefaultSSLSocketFactory();
    private final HostnameVerifier usualVerifier = HttpsURLConnection.getDefaultHostnameVerifier();

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        HttpsURLConnection.setDefaultSSLSocketFactory(usualFactory);
        HttpsURLConnection.setDefaultHostnameVerifier(usualVerifier);
    }

    @Test
    void certificateMustBeTrustedAndForThisHost() throws Exception {
        SSLContext right = certificateFor("localhost");

        assertThat(((Keys.Unavailable) fetched(right)).cause()).contains("SSLHandshakeException");
        HttpsURLConnection.setDefaultSSLSocketFactory(right.getSocketFactory());
        assertThat(fetched(right)).isInstanceOf(Keys.Available.class);
    }

    @Test
    void certificateForAnotherHostIsRefusedEvenWhereTheHostLetsEveryNamePass() throws Exception {
        SSLContext other = certificateFor("login.example");
        HttpsURLConnection.setDefaultSSLSocketFactory(other.getSocketFactory());
        assertThat(fetched(other)).isInstanceOf(Keys.Unavailable.class);

        HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
        assertThat(fetched(other)).isInstanceOf(Keys.Unavailable.class);
    }

    private static Keys fetched(SSLContext certificate) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate));
        byte[] set = PublicJwkSet.of(JsonProvider.provider(), TestKeys.ring(JwsAlgorithm.ES256))
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        server.start();
        try {
            return new RemoteKeys(
                            "https://localhost:" + server.getAddress().getPort() + "/",
                            Optional.empty(),
                            Duration.ofMinutes(15),
                            Duration.ofHours(1),
                            System::nanoTime)
                    .keys();
        } finally {
            server.stop(0);
        }
    }

    /** A certificate that signs itself, and a context that shows it and trusts nothing else. */
    private SSLContext certificateFor(String host) throws Exception {
        Path file = folder.resolve(host + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
