package org.watchword.rest;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.watchword.account.EmailAddress;
import org.watchword.account.InvitationAcceptance;
import org.watchword.account.Registration;
import org.watchword.account.RegistrationResult;
import org.watchword.error.Failure;
import org.watchword.password.Password;

/**
 * {@code POST /auth/register}: takes {@code username}, {@code email}, {@code password} and perhaps {@code full_name}; of those who were
 * invited {@code invitation} instead of {@code email}. Nothing else counts.
 */
final class RegisterEndpoint implements Endpoint {

    private static final String INVITATION = "invitation";

    /** ASCII: two names that look alike must not be two users. */
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._-]{3,64}");

    private final Optional<Registration> registration;
    private final InvitationAcceptance acceptance;
    private final Answers answers;

    /**
     * @param registration empty where one has to be invited
     */
    RegisterEndpoint(Optional<Registration> registration, InvitationAcceptance acceptance, Answers answers) {
        this.registration = registration;
        this.acceptance = acceptance;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Fields fields = request.fields();
        if (fields.has(INVITATION)) {
            return accept(request, fields);
        }
        return registration
                .map(open -> register(open, request, fields))
                .orElseGet(() -> answers.failure(
                        Failure.of(403, "invitation_needed", "Only who was invited can register here")));
    }

    private Answer register(Registration open, EndpointRequest request, Fields fields) {
        String username = username(fields);
        Optional<EmailAddress> email = EmailField.required(fields);
        String password = fields.required("password", Limits.PASSWORD);
        @Nullable String fullName = FullName.optional(fields);
        fields.check();
        return answer(open.register(username, email.orElseThrow(), Password.of(password), fullName, request.origin()));
    }

    private Answer accept(EndpointRequest request, Fields fields) {
        String invitation = fields.required(INVITATION, Limits.TOKEN);
        String username = username(fields);
        String password = fields.required("password", Limits.PASSWORD);
        @Nullable String fullName = FullName.optional(fields);
        fields.check();
        return answer(acceptance.accept(invitation, username, Password.of(password), fullName, request.origin()));
    }

    private static String username(Fields fields) {
        String username = fields.required("username", Limits.USERNAME);
        if (!USERNAME.matcher(username).matches()) {
            fields.refuse("username", "must have 3 to 64 characters out of letters, digits, '.', '_' and '-'");
        }
        return username;
    }

    private Answer answer(RegistrationResult result) {
        if (result instanceof RegistrationResult.Registered registered) {
            return answers.created(
                    answers.object().add("user_id", registered.userId()).build());
        }
        if (result instanceof RegistrationResult.BadPassword bad) {
            return answers.failure(PasswordRefusal.of("password", bad.broken()));
        }
        if (result instanceof RegistrationResult.BadInvitation) {
            return answers.failure(ResetPasswordEndpoint.badToken(INVITATION));
        }
        return answers.failure(new Failure(
                409, "username_taken", "The user name is taken", null, null, Map.of("username", "is taken")));
    }
}
