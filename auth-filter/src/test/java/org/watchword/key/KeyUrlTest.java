package org.watchword.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.remote.RemoteUrl;

class KeyUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example/jwks.json",
                "HTTPS://login.example",
                "https://login.example:8443/a/b?p=policy",
                "https://10.0.0.1/jwks",
                "http://localhost/jwks",
                "http://LOCALHOST:8080/jwks",
                "http://127.0.0.1:1/jwks",
                "http://127.9.8.7/jwks",
                "http://[::1]:8080/jwks"
            })
    void httpsToAnyHostAndHttpToThisMachineAreTaken(String location) {
        assertThat(RemoteUrl.is(location)).isTrue();
        assertThat(KeyUrl.of(location).url()).hasToString(location.replaceFirst("^HTTPS", "https"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example/jwks",
                "http://10.0.0.1/jwks",
                "http://127.0.0.1.login.example/jwks",
                "http://localhost.login.example/jwks",
                "http://localhost./jwks",
                "http://0.0.0.0/jwks",
                "http://2130706433/jwks",
                "http://[::ffff:7f00:1]/jwks",
                "HTTP://login.example/jwks"
            })
    void httpToAnythingElseIsRefused(String location) {
        assertThat(RemoteUrl.is(location)).isTrue();
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> KeyUrl.of(location))
                .withMessageContaining("not safe")
                .withMessageContaining("https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https:",
                "https://",
                "https:///jwks",
                "https:login.example",
                "https://login.example:0/",
                "https://login.example:99999/",
                "https://login.example/a b",
                "https://login.example/?SECRET={}",
                "https://user:SECRET@login.example/",
                "http://localhost@login.example/",
                "https://login.example/#SECRET",
                "https://a_b/jwks",
                "http://127.1/jwks"
            })
    void whatIsNoUrlOfAKeySetIsRefusedWithoutItsSecrets(String location) {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> KeyUrl.of(location))
                .withMessageContaining("https://host/path")
                .withMessageNotContaining("SECRET");
    }

    @Test
    void plainHttpOfAnotherMachineIsTakenOnlyWhereItIsAllowed() {
        assertThat(KeyUrl.of("http://keycloak:8080/certs", true).shown()).isEqualTo("http://keycloak:8080/certs");
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> KeyUrl.of("http://keycloak:8080/certs", false))
                .withMessageContaining("watchword.key.allow-http");
    }
}
