package org.watchword.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.watchword.api.AuthPrincipal;
import org.watchword.api.BearerToken;
import org.watchword.api.Failure;
import org.watchword.authorization.Authentication;
import org.watchword.authorization.Caller;
import org.watchword.authorization.ContainerCaller;
import org.watchword.http.body.RequestBody;
import org.watchword.principal.PrincipalMapper;
import org.watchword.refusal.RequestRefusals;
import org.watchword.servlet.FilterRuntime;
import org.watchword.servlet.RequestAuthentication;
import org.watchword.session.TestConfigurations;
import org.watchword.token.Verification;
import org.watchword.transport.ClientConnections;

/** A request in memory, as far as the endpoints ask one. */
public final class TestRequest {

    private final ServletContext context;
    private String method;
    private String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String[]> parameters = new LinkedHashMap<>();
    private byte[] body = new byte[0];
    private long length;
    private String query;
    private Verification verification;
    private String peer = "192.0.2.1";
    private boolean secure;
    private boolean containersCaller;

    public TestRequest(ServletContext context, String method, String path) {
        this.context = context;
        this.method = method;
        this.path = path;
    }

    public TestRequest to(String otherMethod, String otherPath) {
        method = otherMethod;
        path = otherPath;
        return this;
    }

    public TestRequest json(String text) {
        return body("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    public TestRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public TestRequest query(String text) {
        query = text;
        return this;
    }

    public TestRequest form(String text) {
        return body("application/x-www-form-urlencoded", text.getBytes(StandardCharsets.UTF_8));
    }

    public TestRequest body(String contentType, byte[] bytes) {
        if (contentType != null) {
            headers.put("Content-Type", contentType);
        }
        body = bytes;
        length = bytes.length;
        return this;
    }

    /** Whoever the container sees. */
    public TestRequest from(String address) {
        peer = address;
        return this;
    }

    /** Somebody whom the container knows, by a cookie of its own say, and with every role. */
    public TestRequest asTheContainersCaller() {
        containersCaller = true;
        return this;
    }

    public TestRequest overTls() {
        secure = true;
        return this;
    }

    /** As after a filter of the host has changed the body and not what the request says of it. */
    public TestRequest saying(long bytes) {
        length = bytes;
        return this;
    }

    /** As a server does that sends in chunks. */
    public TestRequest ofUnknownLength() {
        length = -1;
        return this;
    }

    /** As after a filter of the host has asked for a parameter. */
    public TestRequest readAway(Map<String, String[]> found, String queryString) {
        parameters.putAll(found);
        query = queryString;
        body = new byte[0];
        length = 10;
        return this;
    }

    public TestRequest bearer(String token) {
        verification = FilterRuntime.of(context).orElseThrow().verifier().verify(new BearerToken(token));
        return this;
    }

    public InputStream stream() {
        return new TestBody(body);
    }

    /** As an operation gets it. */
    public Request asRequest() {
        HttpServletRequest request = servlet();
        return new Request(
                request,
                ClientConnections.of(TestConfigurations.of(Map.of())).of(request),
                Map.of(),
                new RequestBody(),
                null);
    }

    public HttpServletRequest servlet() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                TestRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getServletContext" -> context;
                    case "getMethod" -> method;
                    case "getServletPath" -> path;
                    case "getRequestURI" -> context.getContextPath() + path;
                    case "getPathInfo" -> null;
                    case "getDispatcherType" -> DispatcherType.REQUEST;
                    case "getInputStream" -> new TestBody(body);
                    case "getContentType" -> headers.get("Content-Type");
                    case "getContentLengthLong" -> length;
                    case "getHeader" -> headers.get((String) arguments[0]);
                    case "getHeaders" ->
                        Collections.enumeration(
                                headers.containsKey((String) arguments[0])
                                        ? List.of(headers.get((String) arguments[0]))
                                        : List.of());
                    case "getRemoteAddr" -> peer;
                    case "isSecure" -> secure;
                    case "getQueryString" -> query;
                    case "getHttpServletMapping" -> null;
                    case "getParameterMap" -> parameters;
                    case "getAttribute" -> RequestAuthentication.ATTRIBUTE.equals(arguments[0]) ? new Asked() : null;
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    private static final class TestBody extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        TestBody(byte[] body) {
            bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            return bytes.read(buffer, from, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Asked implements RequestAuthentication {

        @Override
        public Authentication authentication() {
            if (verification instanceof Verification.Rejected rejected) {
                return new Authentication.Failed(Failure.invalidToken(
                        rejected.reason().code(), rejected.reason().message()));
            }
            if (verification instanceof Verification.Unavailable) {
                return new Authentication.Failed(
                        Failure.unavailable("token_check_unavailable", "Later", java.time.Duration.ofSeconds(2)));
            }
            if (containersCaller) {
                return new Authentication.Authenticated(new ContainerCaller(() -> "boss", role -> true));
            }
            return principal()
                    .<Authentication>map(principal -> new Authentication.Authenticated(caller(principal)))
                    .orElseGet(Authentication.Anonymous::new);
        }

        private static Caller caller(AuthPrincipal principal) {
            return new Caller() {
                @Override
                public String name() {
                    return principal.getName();
                }

                @Override
                public boolean hasRole(String role) {
                    return principal.hasRole(role);
                }

                @Override
                public boolean hasPermission(String permission) {
                    return principal.hasPermission(permission);
                }
            };
        }

        @Override
        public Optional<Verification> verification() {
            return Optional.ofNullable(verification);
        }

        @Override
        public Optional<AuthPrincipal> principal() {
            return verification instanceof Verification.Verified verified
                    ? Optional.of(PrincipalMapper.caller(verified.token()))
                    : Optional.empty();
        }

        @Override
        public RequestRefusals refusals() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FilterRuntime runtime() {
            return FilterRuntime.of(context).orElseThrow();
        }
    }
}
