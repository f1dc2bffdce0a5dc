package org.watchword.endpoint;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.watchword.account.EmailAddress;
import org.watchword.account.EmailVerification;
import org.watchword.account.ForgottenPassword;
import org.watchword.account.InvitationAcceptance;
import org.watchword.account.PasswordReset;
import org.watchword.account.Registration;
import org.watchword.account.RegistrationResult;
import org.watchword.account.ResetResult;
import org.watchword.api.Failure;
import org.watchword.http.Answer;
import org.watchword.http.Answers;
import org.watchword.http.Request;
import org.watchword.http.body.EmailField;
import org.watchword.http.body.Fields;
import org.watchword.http.body.FullName;
import org.watchword.http.body.Limits;
import org.watchword.password.Password;

/** Registers users, and takes the tokens that they get by mail. The table leaves out the routes of what is off. */
public final class RegistrationEndpoints {

    private static final String INVITATION = "invitation";
    private static final String TOKEN = "token";
    private static final String NEW_PASSWORD = "new_password";

    /** ASCII: two names that look alike must not be two users. */
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._-]{3,64}");

    private final Optional<Registration> registration;
    private final Optional<InvitationAcceptance> acceptance;
    private final Optional<ForgottenPassword> forgotten;
    private final Optional<PasswordReset> resetting;
    private final Optional<EmailVerification> verification;
    private final Answers answers;

    /**
     * @param registration empty where users have to be invited
     * @param acceptance empty where nobody may register at all
     * @param forgotten empty where mail is off
     * @param resetting empty where mail is off
     * @param verification empty where mail is off
     */
    public RegistrationEndpoints(
            Optional<Registration> registration,
            Optional<InvitationAcceptance> acceptance,
            Optional<ForgottenPassword> forgotten,
            Optional<PasswordReset> resetting,
            Optional<EmailVerification> verification,
            Answers answers) {
        this.registration = registration;
        this.acceptance = acceptance;
        this.forgotten = forgotten;
        this.resetting = resetting;
        this.verification = verification;
        this.answers = answers;
    }

    /** Tells whether anybody may register, invited or not. */
    boolean registers() {
        return acceptance.isPresent();
    }

    /** Tells whether mail is on. */
    boolean mails() {
        return verification.isPresent();
    }

    /**
     * Takes {@code username}, {@code email}, {@code password} and perhaps {@code full_name}; of those who were invited
     * {@code invitation} instead of {@code email}. Nothing else counts.
     */
    Answer register(Request request) {
        Fields fields = request.fields();
        if (fields.has(INVITATION)) {
            return accept(acceptance.orElseThrow(), fields, request);
        }
        return registration
                .map(open -> register(open, fields, request))
                .orElseGet(() -> answers.failure(
                        Failure.of(403, "invitation_needed", "Only who was invited can register here")));
    }

    private Answer register(Registration open, Fields fields, Request request) {
        String username = username(fields);
        Optional<EmailAddress> email = EmailField.required(fields);
        String password = fields.required("password", Limits.PASSWORD);
        @Nullable String fullName = FullName.optional(fields);
        fields.check();
        return answer(open.register(username, email.orElseThrow(), Password.of(password), fullName, request.origin()));
    }

    private Answer accept(InvitationAcceptance accepting, Fields fields, Request request) {
        String invitation = fields.required(INVITATION, Limits.TOKEN);
        String username = username(fields);
        String password = fields.required("password", Limits.PASSWORD);
        @Nullable String fullName = FullName.optional(fields);
        fields.check();
        return answer(accepting.accept(invitation, username, Password.of(password), fullName, request.origin()));
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
            return answers.failure(PasswordFailure.of("password", bad.broken()));
        }
        if (result instanceof RegistrationResult.BadInvitation) {
            return answers.failure(badToken(INVITATION));
        }
        return answers.failure(new Failure(
                409, "username_taken", "The user name is taken", null, null, Map.of("username", "is taken")));
    }

    /** Takes {@code email}. One answer whether anybody has the address or not. */
    Answer forgotPassword(Request request) {
        Fields fields = request.fields();
        Optional<EmailAddress> email = EmailField.required(fields);
        fields.check();
        forgotten.orElseThrow().request(email.orElseThrow(), request.origin());
        return answers.done();
    }

    /** Takes {@code token}, from a mail, and {@code new_password}. */
    Answer resetPassword(Request request) {
        Fields fields = request.fields();
        String token = fields.required(TOKEN, Limits.TOKEN);
        String password = fields.required(NEW_PASSWORD, Limits.PASSWORD);
        fields.check();
        ResetResult result = resetting.orElseThrow().reset(token, Password.of(password), request.origin());
        if (result instanceof ResetResult.Done) {
            return answers.done();
        }
        return answers.failure(
                result instanceof ResetResult.BadPassword bad
                        ? PasswordFailure.of(NEW_PASSWORD, bad.broken())
                        : badToken(TOKEN));
    }

    /** Takes {@code token}, from a mail. */
    Answer verifyEmail(Request request) {
        Fields fields = request.fields();
        String token = fields.required(TOKEN, Limits.TOKEN);
        fields.check();
        return verification.orElseThrow().verify(token, request.origin())
                ? answers.done()
                : answers.failure(badToken(TOKEN));
    }

    /** Sends another mail to the caller, where the address is not verified. One answer in every case. */
    Answer sendVerification(Request request) {
        verification.orElseThrow().askAgain(request.caller().getSubject(), request.origin());
        return answers.done();
    }

    /** 400: one answer for a token that never was, one that was used and one that has expired. */
    private static Failure badToken(String field) {
        return Failure.badRequest(
                "one_time_token_invalid",
                "The token is not good any more; ask for a new one",
                Map.of(field, "is not good any more"));
    }
}
