package org.watchword.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.Settings;
import org.watchword.error.Failure;
import org.watchword.error.ResponseHeaders;
import org.watchword.password.BusyException;
import org.watchword.servlet.ClientConnections;
import org.watchword.servlet.TransportPolicy;
import org.watchword.store.StoreUnavailableException;

/** All endpoints that are on, and the edge of them: whatever is thrown behind it becomes the one error body here. Thread-safe. */
final class Endpoints {

    private final String base;
    private final List<Mapped> routes;
    private final ClientConnections clients;
    private final TransportPolicy transport;
    private final RequestBody bodies;
    private final Answers answers;

    private Endpoints(
            String base, List<Mapped> routes, Configuration configuration, RequestBody bodies, Answers answers) {
        this.base = base;
        this.routes = routes;
        this.clients = ClientConnections.of(configuration);
        this.transport = TransportPolicy.of(configuration);
        this.bodies = bodies;
        this.answers = answers;
    }

    /**
     * Those of {@code routes} that the settings leave on.
     *
     * @param conditional names of endpoints that other settings can keep from being there: to switch one off twice is no mistake
     * @throws ConfigurationException where a name is to be off that no endpoint has
     */
    static Endpoints of(
            List<Route> routes,
            Set<String> conditional,
            Configuration configuration,
            RequestBody bodies,
            Answers answers) {
        Set<String> names = routes.stream().map(Route::name).collect(Collectors.toCollection(TreeSet::new));
        names.addAll(conditional);
        List<String> off = configuration.get(Settings.ENDPOINTS_OFF);
        off.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(unknown -> {
            throw new ConfigurationException("Watchword cannot start: " + Settings.ENDPOINTS_OFF.name()
                    + ": there is no endpoint '" + unknown + "'; write names out of " + String.join(", ", names));
        });
        String base = configuration.get(Settings.ENDPOINTS_PATH);
        List<Mapped> mapped = routes.stream()
                .filter(route -> !off.contains(route.name()))
                .map(route -> new Mapped(route, PathTemplate.of(base + route.path())))
                .toList();
        return new Endpoints(base, mapped, configuration, bodies, answers);
    }

    /** Where they are, below the context root. */
    String base() {
        return base;
    }

    /** Their addresses below the context root, each once. */
    List<String> paths() {
        return routes.stream()
                .map(mapped -> mapped.path().toString())
                .distinct()
                .toList();
    }

    /** The patterns of their servlet: nothing else that a host has below the base becomes ours. */
    List<String> servletPatterns() {
        return routes.stream()
                .flatMap(mapped -> mapped.path().servletPatterns().stream())
                .distinct()
                .toList();
    }

    /** The patterns that stay open under a wider path rule. */
    List<String> publicPaths() {
        return routes.stream()
                .filter(mapped -> mapped.route().access() == Route.Access.PUBLIC)
                .map(mapped -> mapped.path().servletPatterns().get(0))
                .distinct()
                .toList();
    }

    /**
     * The answer to a request; never throws.
     *
     * @param path the decoded path below the context root
     */
    Answer answer(HttpServletRequest request, String path) {
        return attempted(request, path).with(ResponseHeaders.ALWAYS).with(transport.headers(request));
    }

    private Answer attempted(HttpServletRequest request, String path) {
        try {
            Optional<Failure> plain = transport.refusal(request);
            return plain.isPresent() ? answers.failure(plain.get()) : routed(request, path);
        } catch (RefusedRequest e) {
            return answers.failure(e.failure());
        } catch (StoreUnavailableException e) {
            return answers.failure(Failures.of(e));
        } catch (BusyException e) {
            return answers.failure(Failures.of(e));
        } catch (RuntimeException e) {
            return answers.failure(Failures.of(e));
        }
    }

    private Answer routed(HttpServletRequest request, String path) {
        Set<String> allowed = new TreeSet<>();
        for (Mapped mapped : routes) {
            Optional<Map<String, String>> variables = mapped.path().match(path);
            if (variables.isPresent()) {
                if (mapped.takes(request.getMethod())) {
                    return mapped.route()
                            .endpoint()
                            .answer(new EndpointRequest(request, clients.of(request), variables.get(), bodies));
                }
                allowed.addAll(mapped.methods());
            }
        }
        if (allowed.isEmpty()) {
            return answers.failure(Failure.of(404, "not_found", "Not Found"));
        }
        allowed.add("OPTIONS");
        Map<String, String> allow = Map.of("Allow", String.join(", ", allowed));
        return request.getMethod().equals("OPTIONS")
                ? answers.done().with(allow)
                : answers.failure(Failure.of(405, "method_not_allowed", "Method Not Allowed"))
                        .with(allow);
    }

    private record Mapped(Route route, PathTemplate path) {

        /** HEAD is GET without its body (RFC 9110 §9.3.2); the servlet leaves it out. */
        List<String> methods() {
            List<String> methods = new ArrayList<>(List.of(route.method()));
            if (route.method().equals("GET")) {
                methods.add("HEAD");
            }
            return methods;
        }

        boolean takes(String method) {
            return methods().contains(method);
        }
    }
}
