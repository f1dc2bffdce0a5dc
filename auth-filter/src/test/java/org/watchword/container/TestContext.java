package org.watchword.container;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A web application with these descriptors and nothing else. */
final class TestContext {

    private TestContext() {}

    static ServletContext with(Map<String, String> descriptors) {
        return (ServletContext) Proxy.newProxyInstance(
                TestContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getResourceAsStream" -> {
                            String text = descriptors.get((String) arguments[0]);
                            yield text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                        }
                        case "getAttribute", "setAttribute" -> null;
                        case "getClassLoader" -> ClassLoader.getPlatformClassLoader();
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    static Descriptors descriptors(String webXml) {
        return Descriptors.of(with(Map.of("/WEB-INF/web.xml", "<web-app>" + webXml + "</web-app>")));
    }
}
