package org.watchword.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.watchword.account.EmailAddress;
import org.watchword.account.InvitationResult;
import org.watchword.account.Invitations;
import org.watchword.error.Failure;

/** {@code POST /auth/admin/users}: takes {@code email}, and perhaps {@code roles} and {@code full_name}; invites whoever reads the mail. */
final class InviteEndpoint implements Endpoint {

    private final Invitations invitations;
    private final Answers answers;

    InviteEndpoint(Invitations invitations, Answers answers) {
        this.invitations = invitations;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Fields fields = request.fields();
        fields.only("email", "roles", "full_name");
        Optional<EmailAddress> email = EmailField.required(fields);
        @Nullable List<String> roles = fields.optionalList("roles", Limits.NAME);
        @Nullable String fullName = FullName.optional(fields);
        fields.check();
        Optional<Set<String>> given = Optional.ofNullable(roles).map(Set::copyOf);
        return answer(invitations.invite(email.orElseThrow(), given, fullName, request.actor()));
    }

    private Answer answer(InvitationResult result) {
        if (result instanceof InvitationResult.Invited invited) {
            return answers.created(
                    answers.object().add("user_id", invited.userId()).build());
        }
        if (result instanceof InvitationResult.UnknownRole) {
            return answers.failure(Failure.badRequest(
                    "invalid_fields",
                    "Some fields cannot be used",
                    Map.of("roles", "has a role that there is not; make it first")));
        }
        return answers.failure(new Failure(
                409, "email_taken", "The e-mail address is taken", null, null, Map.of("email", "is taken")));
    }
}
