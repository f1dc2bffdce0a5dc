package org.watchword.cli.token;

import java.time.Duration;
import java.util.List;
import org.watchword.api.login.Tokens.ServiceToken;
import org.watchword.cli.database.OpenDatabase;
import org.watchword.cli.terminal.CommandRefusedException;
import org.watchword.config.Configuration;
import org.watchword.embedded.ServiceTokens;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.session.AccessTokenIssuer;
import org.watchword.session.HostClaims;
import org.watchword.session.SessionPolicy;
import org.watchword.session.TokenLength;
import org.watchword.start.ConfiguredKeys;
import org.watchword.token.TokenSettings;
import org.watchword.token.TokenSigner;

/** Issues tokens as the nodes do. Takes note of each as of the command line. */
record OperatorTokens(OpenDatabase database) {

    String issue(String service, List<String> roles, List<String> permissions, Duration validity) {
        ServiceToken token = new ServiceTokens(issuer(), database.operatorAudit(), database.clock()).named(service);
        for (String role : roles) {
            token = token.role(role);
        }
        for (String permission : permissions) {
            token = token.permission(permission);
        }
        return token.validFor(validity).issue();
    }

    private AccessTokenIssuer issuer() {
        Configuration configuration = database.configuration();
        return new AccessTokenIssuer(
                new TokenSigner(),
                KeyRingSource.of(keys()),
                configuration.get(TokenSettings.TOKEN_ISSUER),
                configuration.get(TokenSettings.TOKEN_AUDIENCE),
                SessionPolicy.of(configuration),
                new TokenLength(configuration.get(TokenSettings.TOKEN_MAX_LENGTH), database.clock()),
                HostClaims.none());
    }

    /** Makes no key: where none is there, the nodes use others or were never started. */
    private KeyRing keys() {
        KeyRing ring = ConfiguredKeys.issuing(database.configuration(), OperatorTokens.class.getClassLoader())
                .or(() -> database.generatedKeys().inForce())
                .orElseThrow(
                        () -> new CommandRefusedException("there is no generated key that signs in this database"));
        if (ring.signingKey().isEmpty()) {
            throw new CommandRefusedException("watchword.key.location has only public keys");
        }
        return ring;
    }
}
