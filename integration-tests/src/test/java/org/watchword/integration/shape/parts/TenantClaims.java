package org.watchword.integration.shape.parts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.watchword.api.login.Account;
import org.watchword.spi.login.ClaimsContributor;

/** Adds the tenant; for some names nothing that could be added. */
@ApplicationScoped
public class TenantClaims implements ClaimsContributor {

    @Override
    public Map<String, Object> claims(Account account) {
        return switch (account.username()) {
            case "claims-throw" -> throw new IllegalStateException("as asked for");
            case "claims-null" -> null;
            case "claims-reserved" -> Map.of("sub", "another");
            case "claims-long" -> Map.of("tenant", "x".repeat(ClaimsContributor.MOST_CHARACTERS));
            default -> Map.of("tenant", Map.of("id", 7, "names", List.of("Acme", account.username())));
        };
    }
}
