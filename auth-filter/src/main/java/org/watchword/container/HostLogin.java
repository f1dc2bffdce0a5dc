package org.watchword.container;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.watchword.api.Failure;

/**
 * Way in which a host has its container find out who calls: a {@code login-config}, or an
 * {@code HttpAuthenticationMechanism} of its own. Where a caller is needed and no token came, it is asked before we
 * answer, so that the host's callers log in as they did before.
 */
public final class HostLogin {

    private static final System.Logger LOG = System.getLogger(HostLogin.class.getName());
    private static final List<Obstacle> WAYS = List.of(new OwnMechanism(), new OwnLogin());

    private final BooleanSupplier configured;
    private volatile @Nullable Boolean found;

    /** Made by tests, without a container. */
    HostLogin(BooleanSupplier configured) {
        this.configured = configured;
    }

    /** Result of asking the container. */
    public sealed interface ContainerAnswer {

        /** Nothing: the host has no such way, or it had nothing to say. The response is as it was. */
        record Silent() implements ContainerAnswer {}

        /** The container knows the caller now. */
        record Known() implements ContainerAnswer {}

        /** The response is a 401 with the container's challenge and ours (RFC 9110 §11.6.1), and still takes a body. */
        record Challenged() implements ContainerAnswer {}

        /** The container has answered the client itself, by a page to log in at for one. */
        record Answered(int status) implements ContainerAnswer {}
    }

    /**
     * Returns that of a web application. It is looked for when it is first asked, since not every server has its beans
     * together before.
     *
     * @param integration where the container has its caller from us, it would only ask us
     */
    public static HostLogin of(ServletContext context, ContainerIntegration integration) {
        if (integration instanceof ContainerIntegration.On) {
            return none();
        }
        Descriptors descriptors = Descriptors.of(context);
        return new HostLogin(() ->
                WAYS.stream().anyMatch(way -> way.find(context, descriptors).isPresent()));
    }

    /** Returns that of a host without one. */
    public static HostLogin none() {
        return new HostLogin(() -> false);
    }

    /**
     * Asks the container. Never throws: what goes wrong with it is the same to the client as if there were no such way.
     *
     * @param response the container's own, as the request; it may be committed afterwards
     */
    public ContainerAnswer ask(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted() || !isConfigured()) {
            return new ContainerAnswer.Silent();
        }
        try {
            if (request.authenticate(response) && request.getUserPrincipal() != null) {
                return new ContainerAnswer.Known();
            }
        } catch (ServletException | IOException | RuntimeException e) {
            // Undertow throws where its login-config has no users to ask.
            LOG.log(Level.DEBUG, "The container could not ask who calls", e);
        }
        int status = response.getStatus();
        if (response.isCommitted()) {
            return new ContainerAnswer.Answered(status);
        }
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.addHeader(
                    Failure.CHALLENGE, Failure.authenticationRequired().challenge());
            return new ContainerAnswer.Challenged();
        }
        return status >= HttpServletResponse.SC_MULTIPLE_CHOICES
                ? new ContainerAnswer.Answered(status)
                : new ContainerAnswer.Silent();
    }

    private boolean isConfigured() {
        Boolean known = found;
        if (known == null) {
            known = configured.getAsBoolean();
            found = known;
        }
        return known;
    }
}
