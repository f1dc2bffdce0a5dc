package org.watchword.authorization;

import static org.watchword.config.SettingKinds.choice;
import static org.watchword.config.SettingKinds.flag;

import java.util.List;
import org.watchword.config.Setting;

/** Lists the settings of authorization. The table in docs/settings.md is checked against it. */
public final class AuthorizationSettings {

    /** Sets what an unannotated method beside annotated ones means: whether it is open or denied. */
    public static final Setting<Boolean> DENY_UNANNOTATED = flag(
            "watchword.deny-unannotated",
            "false",
            "false",
            "true",
            "`true`: a method of a resource or bean without an annotation is denied where another one of its "
                    + "class has one.");

    /** Sets whether the container is told who calls. */
    public static final Setting<ContainerCallerMode> CONTAINER_CALLER = choice(
            "watchword.container-caller",
            "auto",
            ContainerCallerMode.class,
            "Whether the container itself is told who calls, at a cost for every request. `auto`: where "
                    + "enterprise beans, `@ServletSecurity` or a security constraint need it, and nothing in "
                    + "the host stands against it.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(DENY_UNANNOTATED, CONTAINER_CALLER);

    private AuthorizationSettings() {}
}
