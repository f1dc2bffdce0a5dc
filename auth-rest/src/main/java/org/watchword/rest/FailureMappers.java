package org.watchword.rest;

import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.watchword.error.ErrorBody;
import org.watchword.error.Failure;
import org.watchword.store.StoreUnavailableException;

/**
 * Turns what is thrown, by us or by JAX-RS, into the one error body. Without {@code @Provider}: a host whose application takes every provider that it finds
 * must not get them. They need nothing that the start makes, and so work whatever went wrong there.
 */
final class FailureMappers {

    private static final System.Logger LOG = System.getLogger(FailureMappers.class.getName());
    private static final Duration SOON = Duration.ofSeconds(2);

    private FailureMappers() {}

    static Answer answer(Failure failure) {
        return new Answers(JsonProvider.provider(), new ErrorBody(Clock.systemUTC())).failure(failure);
    }

    /** 503: the database does not answer. */
    static Failure of(StoreUnavailableException exception) {
        LOG.log(Level.WARNING, "Answered 503: {0}", exception.getMessage());
        LOG.log(Level.DEBUG, "The cause", exception);
        return Failure.unavailable("store_unavailable", "Not available now; try again", SOON);
    }

    /** What JAX-RS itself refuses: 404, 405, 415 and such, with its headers and without its page. */
    static Answer of(WebApplicationException exception) {
        Response response = exception.getResponse();
        int status = response.getStatus() >= 400 && response.getStatus() <= 599 ? response.getStatus() : 500;
        Failure failure = Failure.of(status, reason(status), message(status));
        Map<String, String> headers = new LinkedHashMap<>(failure.headers());
        for (String name : new String[] {"Allow", "Retry-After"}) {
            String value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new Answer(status, headers, answer(failure).body());
    }

    /** 500: what nobody expected. The log has the stack trace, the client nothing. */
    static Failure of(Throwable unexpected) {
        LOG.log(Level.ERROR, "A request to Watchword's endpoints failed", unexpected);
        return Failure.of(500, "internal_error", "Internal error");
    }

    private static String reason(int status) {
        return switch (status) {
            case 400 -> "bad_request";
            case 404 -> "not_found";
            case 405 -> "method_not_allowed";
            case 406 -> "not_acceptable";
            case 415 -> "media_type_not_supported";
            default -> "http_" + status;
        };
    }

    private static String message(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Status " + status : known.getReasonPhrase();
    }

    /** For {@link WebApplicationException}. */
    public static final class OfWebApplication implements ExceptionMapper<WebApplicationException> {
        @Override
        public Response toResponse(WebApplicationException exception) {
            return of(exception).toResponse();
        }
    }

    /** For everything else. */
    public static final class OfAnythingElse implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable exception) {
            return answer(of(exception)).toResponse();
        }
    }
}
