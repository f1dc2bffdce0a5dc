package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold in a host of any shape that has {@link org.watchword.integration.shape.GuardedResource} and the administrator. */
final class EveryShape {

    private EveryShape() {}

    /**
     * Login works, and an annotated resource is guarded.
     *
     * @param api where the host's JAX-RS application is, below the context root
     * @return the administrator's tokens
     */
    static Tokens holds(Client client, String api) {
        Tokens tokens = TestUser.administrator(client).login();
        String guarded = api + "/guarded";
        client.get(guarded + "/admin").needsLogin();
        client.get(guarded + "/admin", "not.a.token").refusesToken("token_malformed");
        client.get(guarded + "/nobody").needsLogin();
        client.get(guarded + "/nobody", tokens.access()).refusesCaller("role_missing");
        assertThat(client.get(guarded + "/admin", tokens.access()).is(200).body())
                .isEqualTo(TestUser.ADMINISTRATOR + " true");
        assertThat(client.get(guarded + "/open").is(200).body()).isEqualTo("open");
        client.get("/auth/me", tokens.access()).is(200);
        return tokens;
    }
}
