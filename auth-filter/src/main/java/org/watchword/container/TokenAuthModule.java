package org.watchword.container;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.jspecify.annotations.Nullable;
import org.watchword.api.AuthPrincipal;

/**
 * Tells the container who calls (Jakarta Authentication 3.0 §3.8, the Servlet container profile). A module and not an
 * {@code HttpAuthenticationMechanism}: it needs neither CDI nor Jakarta Security, and no bean of it can be ambiguous
 * with one of the host's.
 */
final class TokenAuthModule implements ServerAuthModule {

    private static final String MANDATORY = "jakarta.security.auth.message.MessagePolicy.isMandatory";
    private static final Class<?>[] MESSAGES = {HttpServletRequest.class, HttpServletResponse.class};

    private final RequestCallers callers;
    private volatile @Nullable CallbackHandler container;

    TokenAuthModule(RequestCallers callers) {
        this.callers = callers;
    }

    @Override
    public void initialize(
            @Nullable MessagePolicy request,
            @Nullable MessagePolicy response,
            CallbackHandler handler,
            @Nullable Map<String, Object> options) {
        this.container = handler;
    }

    @Override
    public Class<?>[] getSupportedMessageTypes() {
        return MESSAGES.clone();
    }

    /** Asked for every request, also where nothing is guarded: only a guarded one is refused here. */
    @Override
    public AuthStatus validateRequest(MessageInfo message, Subject client, @Nullable Subject service)
            throws AuthException {
        HttpServletRequest request = (HttpServletRequest) message.getRequestMessage();
        Optional<AuthPrincipal> caller = callers.caller(request);
        if (caller.isEmpty()
                && Boolean.parseBoolean(String.valueOf(message.getMap().get(MANDATORY)))) {
            return refused(request, (HttpServletResponse) message.getResponseMessage());
        }
        tell(
                caller.isPresent()
                        ? new Callback[] {
                            new CallerPrincipalCallback(client, caller.get()),
                            new GroupPrincipalCallback(
                                    client, caller.get().getRoles().toArray(String[]::new))
                        }
                        : new Callback[] {new CallerPrincipalCallback(client, (Principal) null)});
        return AuthStatus.SUCCESS;
    }

    private AuthStatus refused(HttpServletRequest request, HttpServletResponse response) throws AuthException {
        try {
            callers.refuse(request, response);
            return AuthStatus.SEND_FAILURE;
        } catch (IOException e) {
            throw failure("The refusal could not be written", e);
        }
    }

    private void tell(Callback[] callbacks) throws AuthException {
        CallbackHandler handler = container;
        if (handler == null) {
            throw new AuthException("The container has not initialised this module");
        }
        try {
            handler.handle(callbacks);
        } catch (IOException | UnsupportedCallbackException e) {
            throw failure("The container did not take the caller", e);
        }
    }

    private static AuthException failure(String message, Exception cause) {
        AuthException failure = new AuthException(message);
        failure.initCause(cause);
        return failure;
    }

    @Override
    public AuthStatus secureResponse(MessageInfo message, @Nullable Subject service) {
        return AuthStatus.SEND_SUCCESS;
    }

    @Override
    public void cleanSubject(MessageInfo message, @Nullable Subject subject) {
        if (subject != null) {
            subject.getPrincipals().clear();
        }
    }
}
