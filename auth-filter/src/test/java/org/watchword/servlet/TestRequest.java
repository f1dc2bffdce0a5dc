package org.watchword.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A servlet request in memory, as far as the filter asks one. The real ones are met in the tests on servers. */
public final class TestRequest {

    private final String uri;
    private String context = "";
    private String dispatched;
    private String pathInfo;
    private DispatcherType dispatcher = DispatcherType.REQUEST;
    private String method = "GET";
    private Principal principal;
    private Runnable completion;
    private BooleanSupplier login;
    private boolean secure;
    private String servlet;
    private final Map<String, List<String>> headers = new HashMap<>();
    private final List<Cookie> cookies = new ArrayList<>();
    private final Map<String, Object> attributes = new HashMap<>();

    private TestRequest(String uri) {
        this.uri = uri;
        this.dispatched = uri;
    }

    public static TestRequest get(String uri) {
        return new TestRequest(uri);
    }

    public TestRequest method(String name) {
        this.method = name;
        return this;
    }

    public TestRequest context(String path) {
        this.context = path;
        return this;
    }

    public TestRequest dispatchedOn(String path) {
        this.dispatched = path;
        return this;
    }

    /** By a servlet that is mapped to this prefix; what follows it is path info. */
    public TestRequest prefix(String path) {
        this.dispatched = path;
        this.pathInfo = uri.substring(context.length() + path.length());
        return this;
    }

    TestRequest dispatcher(DispatcherType type) {
        this.dispatcher = type;
        return this;
    }

    public TestRequest header(String name, String value) {
        headers.computeIfAbsent(name.toLowerCase(java.util.Locale.ROOT), n -> new ArrayList<>())
                .add(value);
        return this;
    }

    public TestRequest cookie(String name, String value) {
        cookies.add(new Cookie(name, value));
        return this;
    }

    TestRequest attribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    TestRequest containerCaller(String name) {
        this.principal = () -> name;
        return this;
    }

    TestRequest asynchronous(Runnable whenComplete) {
        this.completion = whenComplete;
        return this;
    }

    /** The container's own login: makes this caller known, or answers by itself where there is none. */
    TestRequest containerLogin(String name, Runnable answer) {
        this.login = () -> {
            if (name == null) {
                answer.run();
                return false;
            }
            principal = () -> name;
            return true;
        };
        return this;
    }

    /** The servlet that the container has found for the path. */
    TestRequest mappedTo(String name) {
        this.servlet = name;
        return this;
    }

    public TestRequest overTls() {
        this.secure = true;
        return this;
    }

    public HttpServletRequest build() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                TestRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getRequestURI" -> uri;
                    case "getContextPath" -> context;
                    case "getServletPath" -> dispatched;
                    case "getPathInfo" -> pathInfo;
                    case "getQueryString" -> null;
                    case "getMethod" -> method;
                    case "isSecure" -> secure;
                    case "getRemoteAddr" -> "192.0.2.1";
                    case "getHttpServletMapping" -> mapping();
                    case "getDispatcherType" -> dispatcher;
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "removeAttribute" -> attributes.remove((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "getHeader" -> first((String) arguments[0]);
                    case "getHeaders" -> Collections.enumeration(all((String) arguments[0]));
                    case "getCookies" -> cookies.isEmpty() ? null : cookies.toArray(Cookie[]::new);
                    case "getUserPrincipal" -> principal;
                    case "getRemoteUser" -> principal == null ? null : principal.getName();
                    case "isUserInRole" -> principal != null && "container-role".equals(arguments[0]);
                    case "getAuthType" -> principal == null ? null : "FORM";
                    case "logout" -> null;
                    case "authenticate" -> login.getAsBoolean();
                    case "isAsyncStarted" -> completion != null;
                    case "getAsyncContext" -> asyncContext();
                    default -> throw new IllegalStateException("not part of a TestRequest: " + called);
                });
    }

    private HttpServletMapping mapping() {
        return (HttpServletMapping) Proxy.newProxyInstance(
                TestRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletMapping.class},
                (proxy, called, none) -> {
                    if (!called.getName().equals("getServletName")) {
                        throw new IllegalStateException("not part of a TestRequest: " + called);
                    }
                    return servlet;
                });
    }

    private AsyncContext asyncContext() {
        return (AsyncContext) Proxy.newProxyInstance(
                TestRequest.class.getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, called, arguments) -> {
                    if (!called.getName().equals("complete")) {
                        throw new IllegalStateException("not part of a TestRequest: " + called);
                    }
                    completion.run();
                    return null;
                });
    }

    private List<String> all(String name) {
        return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of());
    }

    private String first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : values.get(0);
    }
}
