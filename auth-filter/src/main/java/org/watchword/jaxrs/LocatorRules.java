package org.watchword.jaxrs;

import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.AnnotatedRules;

/**
 * The rules of the sub-resource locators that led to a resource (Jakarta REST §3.4.1), and of the classes around them. Jersey tells which
 * locators it called. RESTEasy tells the resources that it passed, and every locator of theirs that the path could have gone through counts: where several
 * could, all their rules hold. Thread-safe.
 */
final class LocatorRules {

    private final Map<Class<?>, List<Locator>> locators = new ConcurrentHashMap<>();

    /**
     * The rules that hold before the resource's own, the outermost first; empty for a resource that no locator led to.
     *
     * @param uri of a request that is matched already
     */
    List<AccessRule> of(UriInfo uri) {
        List<Object> resources = uri.getMatchedResources();
        if (resources.isEmpty()) {
            return List.of();
        }
        return JerseyLocators.called(uri).map(this::rules).orElseGet(() -> passed(resources, uri.getPath()));
    }

    private List<AccessRule> rules(List<JerseyLocators.Call> calls) {
        List<AccessRule> rules = new ArrayList<>();
        for (JerseyLocators.Call call : calls) {
            AnnotatedRules.of(call.component(), call.locator()).ifPresent(rules::add);
        }
        return rules;
    }

    private List<AccessRule> passed(List<Object> resources, String path) {
        List<AccessRule> rules = new ArrayList<>();
        for (int i = resources.size() - 1; i >= 0; i--) {
            Class<?> type = resources.get(i) instanceof Class<?> given
                    ? given
                    : resources.get(i).getClass();
            for (Locator locator : locators.computeIfAbsent(type, Locator::allOf)) {
                if (locator.mayLeadTo(path)) {
                    AnnotatedRules.of(type, locator.method()).ifPresent(rules::add);
                }
            }
        }
        return rules;
    }

    /**
     * A method with {@code @Path} and no HTTP method.
     *
     * @param method of the class or of what it extends or implements
     * @param template its path
     */
    private record Locator(Method method, PathTemplatePattern template) {

        static List<Locator> allOf(Class<?> component) {
            List<Locator> found = new ArrayList<>();
            for (Method method : component.getMethods()) {
                if (!method.isBridge()) {
                    ResourceMethods.locatorPath(component, method)
                            .ifPresent(path -> found.add(new Locator(method, PathTemplatePattern.of(path))));
                }
            }
            return found;
        }

        boolean mayLeadTo(String path) {
            return template.occursIn(path);
        }
    }
}
