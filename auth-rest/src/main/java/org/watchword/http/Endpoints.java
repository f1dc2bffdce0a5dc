package org.watchword.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.watchword.api.Failure;
import org.watchword.api.ResponseHeaders;
import org.watchword.api.login.BusyException;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.beans.HostPartException;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.http.body.FailureException;
import org.watchword.http.body.RequestBody;
import org.watchword.transport.ClientConnections;
import org.watchword.transport.EndpointSettings;
import org.watchword.transport.TransportPolicy;

/** The endpoints that are on, and the edge of them: an exception thrown behind it becomes the one error body here. */
public final class Endpoints {

    private final String base;
    private final List<Route> routes;
    private final Router router;
    private final ClientConnections clients;
    private final TransportPolicy transport;
    private final RequestBody bodies;
    private final Answers answers;

    private Endpoints(
            String base, List<Route> routes, Configuration configuration, RequestBody bodies, Answers answers) {
        this.base = base;
        this.routes = routes;
        this.router = new Router(base, routes);
        this.clients = ClientConnections.of(configuration);
        this.transport = TransportPolicy.of(configuration);
        this.bodies = bodies;
        this.answers = answers;
    }

    /**
     * Keeps those of {@code routes} that the settings leave on. To switch one off by its name that is not there anyway
     * is no mistake.
     *
     * @throws ConfigurationException where a name is to be off that no route has
     */
    public static Endpoints of(List<Route> routes, Configuration configuration, RequestBody bodies, Answers answers) {
        Set<String> names = routes.stream().map(Route::name).collect(Collectors.toCollection(TreeSet::new));
        List<String> off = configuration.get(EndpointSettings.ENDPOINTS_OFF);
        off.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(unknown -> {
            throw new ConfigurationException("Watchword cannot start: " + EndpointSettings.ENDPOINTS_OFF.name()
                    + ": there is no endpoint '" + unknown + "'; write names out of " + String.join(", ", names));
        });
        List<Route> on = routes.stream()
                .filter(route -> route.on() && !off.contains(route.name()))
                .toList();
        return new Endpoints(configuration.get(EndpointSettings.ENDPOINTS_PATH), on, configuration, bodies, answers);
    }

    /** Returns where they are, below the context root. */
    public String base() {
        return base;
    }

    /** Returns their addresses below the context root, each once. */
    public List<PathTemplate> addresses() {
        return addresses(route -> true);
    }

    /** Returns the patterns of their servlet: nothing else that a host has below the base becomes ours. */
    public List<String> servletPatterns() {
        return addresses().stream()
                .flatMap(address -> address.servletPatterns().stream())
                .distinct()
                .toList();
    }

    /** Returns the patterns that stay open under a wider path rule. */
    public List<String> publicPaths() {
        return addresses(route -> route.access() == Route.Access.PUBLIC).stream()
                .map(address -> address.servletPatterns().get(0))
                .distinct()
                .toList();
    }

    private List<PathTemplate> addresses(Predicate<Route> which) {
        return routes.stream()
                .filter(which)
                .map(route -> base + route.path())
                .distinct()
                .map(PathTemplate::of)
                .toList();
    }

    /**
     * Answers a request; never throws.
     *
     * @param path the decoded path below the context root
     */
    Answer answer(HttpServletRequest request, String path) {
        return edged(request, () -> routed(request, path));
    }

    /**
     * Answers a request for which a resource was found already; never throws.
     *
     * @param entity the body, or null where it is still in the request
     * @param path the route's, with its variables unfilled
     */
    Answer answer(
            HttpServletRequest request,
            @Nullable InputStream entity,
            String method,
            String path,
            Map<String, String> variables) {
        return edged(
                request,
                () -> routes.stream()
                        .filter(route ->
                                route.method().equals(method) && route.path().equals(path))
                        .findFirst()
                        .map(route -> operated(request, route, variables, entity))
                        .orElseGet(this::notFound));
    }

    private Answer edged(HttpServletRequest request, Supplier<Answer> way) {
        return attempted(request, way).with(ResponseHeaders.ALWAYS).with(transport.headers(request));
    }

    private Answer attempted(HttpServletRequest request, Supplier<Answer> way) {
        try {
            Optional<Failure> plain = transport.refusal(request);
            return plain.isPresent() ? answers.failure(plain.get()) : way.get();
        } catch (FailureException e) {
            return answers.failure(e.failure());
        } catch (StoreUnavailableException e) {
            return answers.failure(Failures.of(e));
        } catch (BusyException e) {
            return answers.failure(Failures.of(e));
        } catch (HostPartException e) {
            return answers.failure(Failures.of(e));
        } catch (RuntimeException e) {
            return answers.failure(Failures.of(e));
        }
    }

    private Answer routed(HttpServletRequest request, String path) {
        Router.Match match = router.match(request.getMethod(), path);
        if (match instanceof Router.Match.Found found) {
            return operated(request, found.route(), found.variables(), null);
        }
        return match instanceof Router.Match.OtherMethod other ? otherMethod(request, other.allowed()) : notFound();
    }

    private Answer operated(
            HttpServletRequest request, Route route, Map<String, String> variables, @Nullable InputStream entity) {
        return route.operation().answer(new Request(request, clients.of(request), variables, bodies, entity));
    }

    private Answer notFound() {
        return answers.failure(Failure.of(404, "not_found", "Not Found"));
    }

    private Answer otherMethod(HttpServletRequest request, SortedSet<String> methods) {
        SortedSet<String> allowed = new TreeSet<>(methods);
        allowed.add("OPTIONS");
        Answer answer = request.getMethod().equals("OPTIONS")
                ? answers.done()
                : answers.failure(Failure.of(405, "method_not_allowed", "Method Not Allowed"));
        return answer.with(Map.of("Allow", String.join(", ", allowed)));
    }
}
