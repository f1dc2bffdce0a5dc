package org.watchword.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A servlet response in memory, as far as the filter writes one. */
public final class TestResponse {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<String, String> headers = new HashMap<>();
    private int status = 200;
    private boolean committed;

    public int status() {
        return status;
    }

    public String header(String name) {
        return headers.get(name);
    }

    String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /** What the container writes by itself. */
    void challenge(String scheme) {
        status = 401;
        headers.put("WWW-Authenticate", scheme);
    }

    void commit() {
        committed = true;
    }

    public HttpServletResponse build() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                TestResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, called, arguments) -> {
                    switch (called.getName()) {
                        case "setStatus" -> status = (int) arguments[0];
                        case "addHeader" ->
                            headers.merge(
                                    (String) arguments[0],
                                    (String) arguments[1],
                                    (known, added) -> known + ", " + added);
                        case "getStatus" -> {
                            return status;
                        }
                        case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                        case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
                        case "setContentLength" -> headers.put("Content-Length", String.valueOf(arguments[0]));
                        case "resetBuffer" -> body.reset();
                        case "flushBuffer" -> {}
                        case "containsHeader" -> {
                            return headers.containsKey((String) arguments[0]);
                        }
                        case "isCommitted" -> {
                            return committed;
                        }
                        case "getOutputStream" -> {
                            return stream();
                        }
                        default -> throw new IllegalStateException("not part of a TestResponse: " + called);
                    }
                    return null;
                });
    }

    private ServletOutputStream stream() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) {
                body.write(b);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new IllegalStateException("not part of a TestResponse");
            }
        };
    }
}
