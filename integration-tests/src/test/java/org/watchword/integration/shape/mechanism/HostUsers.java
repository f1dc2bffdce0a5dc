package org.watchword.integration.shape.mechanism;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** The users of the host: one. */
@ApplicationScoped
public class HostUsers implements IdentityStore {

    public static final String NAME = "tribune";
    public static final String PASSWORD = "veni vidi vici";

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof UsernamePasswordCredential given && given.compareTo(NAME, PASSWORD)
                ? new CredentialValidationResult(NAME, Set.of("staff"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
