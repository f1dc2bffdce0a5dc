package org.watchword.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A response in memory, as far as the endpoints write one. */
public final class TestResponse {

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = 200;

    public HttpServletResponse servlet() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                TestResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "setStatus" -> {
                        status = (int) arguments[0];
                        yield null;
                    }
                    case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                    case "setContentType", "setContentLength", "flushBuffer" -> null;
                    case "getOutputStream" -> stream();
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    private ServletOutputStream stream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(int octet) {
                body.write(octet);
            }
        };
    }

    public Answer answer() {
        return new Answer(status, headers, body.size() == 0 ? null : text());
    }

    private String text() {
        byte[] bytes = body.toByteArray();
        if (!"gzip".equals(headers.get("Content-Encoding"))) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
