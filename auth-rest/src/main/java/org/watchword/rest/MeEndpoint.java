package org.watchword.rest;

import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.watchword.account.Account;
import org.watchword.account.AccountReader;
import org.watchword.api.AuthPrincipal;
import org.watchword.api.Failure;
import org.watchword.token.RejectionReason;

/** {@code GET /auth/me}: the caller's account as it is now; for a token of another issuer, what the token says. */
final class MeEndpoint implements Endpoint {

    private final AccountReader accounts;
    private final Answers answers;

    MeEndpoint(AccountReader accounts, Answers answers) {
        this.accounts = accounts;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        AuthPrincipal caller = request.caller();
        Optional<Account> account = accounts.find(caller.getSubject());
        if (account.isEmpty() && caller.getSessionId().isPresent()) {
            // One of our own users, disabled or gone since the token was issued.
            return answers.failure(
                    Failure.invalidToken(RejectionReason.REVOKED.code(), RejectionReason.REVOKED.message()));
        }
        return answer(account.orElseGet(() -> fromToken(caller)));
    }

    private static Account fromToken(AuthPrincipal caller) {
        return new Account(
                caller.getSubject(), caller.getName(), null, false, null, caller.getRoles(), caller.getPermissions());
    }

    private Answer answer(Account account) {
        JsonObjectBuilder body = answers.object().add("id", account.id()).add("username", account.username());
        Answers.addOrNull(body, "email", account.email());
        body.add("email_verified", account.emailVerified());
        Answers.addOrNull(body, "full_name", account.fullName());
        return answers.ok(body.add("roles", answers.array(account.roles()))
                .add("permissions", answers.array(account.permissions()))
                .build());
    }
}
