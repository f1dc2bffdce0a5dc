package org.watchword.start;

import jakarta.servlet.ServletContext;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.watchword.container.Descriptors;
import org.watchword.report.Entry;
import org.watchword.report.JaxRsServlet;

/**
 * Finds out whether the container reads {@code Authorization: Bearer} itself. It then refuses the tokens that it does
 * not know before any filter has seen them, on every path.
 */
public final class ContainerBearer {

    private static final String LOGIN_CONFIG = "org.eclipse.microprofile.auth.LoginConfig";
    private static final List<String> METHODS = List.of("BEARER_TOKEN", "MP-JWT");

    private ContainerBearer() {}

    /**
     * Returns the report's entries on a container that reads {@code Authorization: Bearer} itself.
     *
     * @param context one that has started, or else nothing is found in it
     * @param header where tokens of ours come
     */
    public static List<Entry> entries(ServletContext context, String header) {
        return reader(context)
                .map(reader -> header.equalsIgnoreCase("Authorization") ? conflict(reader) : fine(reader, header))
                .stream()
                .toList();
    }

    private static Entry conflict(String reader) {
        return new Entry.Conflict(
                "container-bearer",
                "the container reads Authorization: Bearer itself (" + reader
                        + ") and refuses the tokens that it does not know, on every path and before Watchword is asked",
                "set watchword.token.header=X-Access-Token and send tokens of Watchword in that header, or"
                        + " watchword.token.cookie and send them in that cookie");
    }

    private static Entry fine(String reader, String header) {
        return new Entry.Integration(
                "bearer tokens of the container",
                true,
                "Authorization is left to the container (" + reader + "); ours are read from " + header);
    }

    private static Optional<String> reader(ServletContext context) {
        Optional<String> inDescriptor = Descriptors.of(context)
                .loginMethod()
                .filter(method -> Stream.of(method.split(",", -1)).anyMatch(ContainerBearer::isBearer))
                .map(method -> "the login-config " + method + " of web.xml");
        return inDescriptor.or(() -> JaxRsServlet.of(context).orElse(List.of()).stream()
                .map(servlet -> loginConfig(servlet.application(), context.getClassLoader()))
                .flatMap(Optional::stream)
                .findFirst());
    }

    /** WildFly has parameters behind the name, and several names. */
    private static boolean isBearer(String method) {
        return METHODS.stream().anyMatch(known -> method.strip().startsWith(known));
    }

    private static Optional<String> loginConfig(String application, ClassLoader loader) {
        try {
            for (Annotation annotation :
                    Class.forName(application, false, loader).getAnnotations()) {
                if (annotation.annotationType().getName().equals(LOGIN_CONFIG) && isBearer(method(annotation))) {
                    return Optional.of("@LoginConfig of " + application);
                }
            }
            return Optional.empty();
        } catch (ClassNotFoundException | LinkageError notToBeLoaded) {
            return Optional.empty();
        }
    }

    private static String method(Annotation loginConfig) {
        try {
            @Nullable
            Object method = loginConfig.annotationType().getMethod("authMethod").invoke(loginConfig);
            return String.valueOf(method);
        } catch (ReflectiveOperationException e) {
            // Another annotation of that name: it says nothing of a bearer.
            return "";
        }
    }
}
