package org.watchword.jaxrs;

import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.AnnotatedRules;

/**
 * Finds the rules of the sub-resource locators that led to a resource (Jakarta REST §3.4.1), and of the classes around
 * them. Jersey tells which locators it called. RESTEasy tells the resources that it passed, and every locator of theirs
 * that the path could have gone through counts: where several could, all their rules hold.
 */
final class LocatorRules {

    private final Map<Class<?>, List<Locator>> locators = new ConcurrentHashMap<>();
    private final Map<JerseyLocators.Call, Optional<AccessRule>> rules = new ConcurrentHashMap<>();

    /**
     * Returns the rules that hold before the resource's own, the outermost first; empty for a resource that no locator
     * led to.
     *
     * @param uri of a request that is matched already
     * @param matched the class of the resource method that is next
     */
    List<AccessRule> of(UriInfo uri, Class<?> matched) {
        return JerseyLocators.called(uri)
                .map(this::rules)
                .orElseGet(() -> passed(parents(uri, matched), uri.getPath()));
    }

    /**
     * Leaves out the resource itself, which RESTEasy lists before those that led to it; its own locators have led
     * nowhere.
     */
    private static List<Object> parents(UriInfo uri, Class<?> matched) {
        List<Object> resources = uri.getMatchedResources();
        return !resources.isEmpty() && matched.isInstance(resources.get(0))
                ? resources.subList(1, resources.size())
                : resources;
    }

    private List<AccessRule> rules(List<JerseyLocators.Call> calls) {
        List<AccessRule> found = new ArrayList<>();
        for (JerseyLocators.Call call : calls) {
            rules.computeIfAbsent(call, known -> AnnotatedRules.of(known.component(), known.locator()))
                    .ifPresent(found::add);
        }
        return found;
    }

    private List<AccessRule> passed(List<Object> resources, String path) {
        List<AccessRule> found = new ArrayList<>();
        for (int i = resources.size() - 1; i >= 0; i--) {
            Class<?> type = resources.get(i) instanceof Class<?> given
                    ? given
                    : resources.get(i).getClass();
            for (Locator locator : locators.computeIfAbsent(type, Locator::allOf)) {
                if (locator.template().matcher(path).find()) {
                    locator.rule().ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** A method with {@code @Path} and no HTTP method, and its rule or that of the class around it. */
    private record Locator(Pattern template, Optional<AccessRule> rule) {

        static List<Locator> allOf(Class<?> component) {
            List<Locator> found = new ArrayList<>();
            for (Method method : component.getMethods()) {
                if (!method.isBridge()) {
                    ResourceMethods.locatorPath(component, method)
                            .ifPresent(path -> found.add(
                                    new Locator(PathTemplatePattern.of(path), AnnotatedRules.of(component, method))));
                }
            }
            return found;
        }
    }
}
