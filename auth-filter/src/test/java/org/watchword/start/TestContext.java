package org.watchword.start;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A web application, as far as the report asks it. */
public final class TestContext {

    String serverInfo = "Some Server/1.2";
    String contextPath = "/shop";
    String webXml;
    public final Map<String, String> parameters = new LinkedHashMap<>();
    ClassLoader loader = TestContext.class.getClassLoader();
    private final Map<String, ServletRegistration> servlets = new LinkedHashMap<>();

    public TestContext servlet(String name, String application, String... mappings) {
        servlets.put(name, (ServletRegistration) Proxy.newProxyInstance(
                TestContext.class.getClassLoader(),
                new Class<?>[] {ServletRegistration.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getName" -> name;
                    case "getMappings" -> List.of(mappings);
                    case "getInitParameter" -> "jakarta.ws.rs.Application".equals(arguments[0]) ? application : null;
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
        return this;
    }

    public ServletContext build() {
        return (ServletContext) Proxy.newProxyInstance(
                TestContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAttribute", "setAttribute" -> null;
                    case "getServerInfo" -> serverInfo;
                    case "getContextPath" -> contextPath;
                    case "getClassLoader" -> loader;
                    case "getInitParameter" -> parameters.get(arguments[0]);
                    case "getInitParameterNames" -> Collections.enumeration(parameters.keySet());
                    case "getServletRegistrations" -> servlets;
                    case "getResourceAsStream" ->
                        webXml == null ? null : new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
