package org.watchword.transport;

import static org.watchword.config.SettingKinds.choice;
import static org.watchword.config.SettingKinds.list;

import java.util.List;
import org.watchword.config.Setting;

/**
 * Lists the settings of the endpoints' addresses. Here, since CORS is about them too. The table in docs/settings.md is
 * checked against it.
 */
public final class EndpointSettings {

    /** Who answers at the endpoints. */
    public static final Setting<EndpointKind> ENDPOINTS = choice(
            "watchword.endpoints",
            "servlet",
            EndpointKind.class,
            "Who answers: `servlet`, ours; `resources`, only the "
                    + "[resources](endpoints.md#as-resources-of-your-own) that the application"
                    + " extends, and `watchword.endpoints.path` says where they are; `both`, our servlet at "
                    + "that path, and the resources"
                    + " at theirs. Resources that are extended answer with `servlet` too.");

    /** Path of the endpoints, below the context root. */
    public static final Setting<String> ENDPOINTS_PATH = new Setting<>(
            "watchword.endpoints.path",
            List.of(),
            false,
            "a path such as /auth, without a slash at its end",
            "/auth",
            "Where the endpoints are, below the context root.",
            EndpointSettings::path);

    /** Endpoints that are not there. */
    public static final Setting<List<String>> ENDPOINTS_OFF = list(
            "watchword.endpoints.off",
            "Endpoints that are switched off, by their names, such as `verify,password-reset`: the last column "
                    + "of endpoints.md, not always"
                    + " the last part of the address. `admin` stands for all below `/auth/admin`.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(ENDPOINTS, ENDPOINTS_PATH, ENDPOINTS_OFF);

    private EndpointSettings() {}

    /** Plain segments only: each stands for itself in a URL and in a servlet's mapping. */
    private static String path(String value) {
        if (!value.matches("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+")) {
            throw new IllegalArgumentException();
        }
        return value;
    }
}
