package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The {@link org.watchword.integration.shape.guarded.GuardedResource} of a host.
 *
 * @param client of the host
 * @param path where the host has the resource
 */
record Guarded(Client client, String path) {

    /**
     * What must hold in every host: login at our place, and the annotations of the host's resource tell 401, 403 and
     * 200 apart.
     */
    void holds() {
        String token = TestUser.administrator(client).login().access();

        client.get(path + "/admin").needsLogin();
        admits(token);
    }

    /** The same for a caller who is there already. */
    void admits(String token) {
        assertThat(client.get(path + "/open").is(200).body()).isEqualTo("open");
        assertThat(client.get(path + "/open", token).is(200).body()).isEqualTo("open");
        assertThat(client.get(path + "/admin", token).is(200).body()).isEqualTo("admin " + TestUser.ADMINISTRATOR);
        client.get(path + "/admin", "not.a.token").refusesToken("token_malformed");
        client.get(path + "/nobody", token).refusesCaller("role_missing");
    }
}
