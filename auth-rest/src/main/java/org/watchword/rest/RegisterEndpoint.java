package org.watchword.rest;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.watchword.account.EmailAddress;
import org.watchword.account.Registration;
import org.watchword.account.RegistrationResult;
import org.watchword.error.Failure;
import org.watchword.password.Password;

/** {@code POST /auth/register}: takes {@code username}, {@code email}, {@code password} and perhaps {@code full_name}. Nothing else counts. */
final class RegisterEndpoint implements Endpoint {

    /** ASCII: two names that look alike must not be two users. */
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._-]{3,64}");

    private final Registration registration;
    private final Answers answers;

    RegisterEndpoint(Registration registration, Answers answers) {
        this.registration = registration;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Fields fields = request.fields();
        String username = fields.required("username", Limits.USERNAME);
        if (!USERNAME.matcher(username).matches()) {
            fields.refuse("username", "must have 3 to 64 characters out of letters, digits, '.', '_' and '-'");
        }
        Optional<EmailAddress> email = EmailAddress.of(fields.required("email", Limits.EMAIL));
        if (email.isEmpty()) {
            fields.refuse("email", "must be an e-mail address");
        }
        String password = fields.required("password", Limits.PASSWORD);
        @Nullable String fullName = fields.optional("full_name", Limits.FULL_NAME);
        if (fullName != null && fullName.chars().anyMatch(Character::isISOControl)) {
            fields.refuse("full_name", "must not contain control characters");
        }
        fields.check();
        return answer(registration.register(
                username, email.orElseThrow(), Password.of(password), fullName, request.origin()));
    }

    private Answer answer(RegistrationResult result) {
        if (result instanceof RegistrationResult.Registered registered) {
            return answers.created(
                    answers.object().add("user_id", registered.userId()).build());
        }
        if (result instanceof RegistrationResult.BadPassword bad) {
            return answers.failure(PasswordRefusal.of("password", bad.broken()));
        }
        if (result instanceof RegistrationResult.Busy busy) {
            return answers.failure(PasswordRefusal.busy(busy.retryAfter()));
        }
        return answers.failure(new Failure(
                409, "username_taken", "The user name is taken", null, null, Map.of("username", "is taken")));
    }
}
