package org.watchword.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request: a tree of path segments, and at each of its ends a map from methods to routes. A fixed
 * segment goes before a variable.
 */
final class Router {

    private final Node root = new Node();

    /**
     * Indexes the routes.
     *
     * @param base stands before the path of each
     * @throws IllegalStateException if two have the same method and path
     */
    Router(String base, List<Route> routes) {
        for (Route route : routes) {
            Node node = root;
            List<String> names = new ArrayList<>();
            for (String segment : PathTemplate.of(base + route.path()).segments()) {
                Optional<String> variable = PathTemplate.variable(segment);
                variable.ifPresent(names::add);
                node = variable.isPresent() ? node.variable() : node.fixed(segment);
            }
            node.add(new Target(route, List.copyOf(names)));
        }
    }

    /** Looks a request up; one slash at the end of the path does not count. */
    Match match(String method, String path) {
        List<String> segments = PathTemplate.split(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        Search search = new Search(method, segments);
        Match.Found found = search.from(root, 0);
        if (found != null) {
            return found;
        }
        return search.allowed.isEmpty() ? new Match.NoSuchPath() : new Match.OtherMethod(search.allowed);
    }

    /** The result of a look-up. */
    sealed interface Match {

        /**
         * There is a route.
         *
         * @param variables the values of its path's variables
         */
        record Found(Route route, Map<String, String> variables) implements Match {}

        /** The path has routes, and none for this method. */
        record OtherMethod(SortedSet<String> allowed) implements Match {}

        /** No route has the path. */
        record NoSuchPath() implements Match {}
    }

    private record Target(Route route, List<String> variables) {}

    private static final class Node {

        private final Map<String, Node> fixed = new HashMap<>();
        private final Map<String, Target> methods = new HashMap<>();
        private @Nullable Node variable;

        Node fixed(String segment) {
            return fixed.computeIfAbsent(segment, added -> new Node());
        }

        Node variable() {
            Node known = variable;
            if (known == null) {
                known = new Node();
                variable = known;
            }
            return known;
        }

        void add(Target target) {
            String method = target.route().method();
            if (methods.put(method, target) != null) {
                throw new IllegalStateException(
                        "two routes for " + method + " " + target.route().path());
            }
            // HEAD is GET without its body (RFC 9110 §9.3.2); the servlet leaves it out.
            if (method.equals("GET")) {
                methods.put("HEAD", target);
            }
        }
    }

    private static final class Search {

        private final String method;
        private final List<String> segments;
        private final Deque<String> values = new ArrayDeque<>();
        private final SortedSet<String> allowed = new TreeSet<>();

        Search(String method, List<String> segments) {
            this.method = method;
            this.segments = segments;
        }

        Match.@Nullable Found from(Node node, int depth) {
            if (depth == segments.size()) {
                return at(node);
            }
            String segment = segments.get(depth);
            Node fixed = node.fixed.get(segment);
            Match.Found found = fixed == null ? null : from(fixed, depth + 1);
            Node variable = node.variable;
            if (found == null && variable != null && !segment.isEmpty()) {
                values.addLast(segment);
                found = from(variable, depth + 1);
                values.removeLast();
            }
            return found;
        }

        private Match.@Nullable Found at(Node node) {
            Target target = node.methods.get(method);
            if (target == null) {
                allowed.addAll(node.methods.keySet());
                return null;
            }
            Map<String, String> variables = new HashMap<>();
            Iterator<String> value = values.iterator();
            target.variables().forEach(name -> variables.put(name, value.next()));
            return new Match.Found(target.route(), variables);
        }
    }
}
