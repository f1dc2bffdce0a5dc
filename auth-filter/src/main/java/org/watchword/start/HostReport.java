package org.watchword.start;

import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.watchword.config.Configuration;
import org.watchword.config.Setting;
import org.watchword.config.SettingSources;
import org.watchword.config.UnknownName;
import org.watchword.container.Descriptors;
import org.watchword.report.Entry;
import org.watchword.report.JaxRsServlet;
import org.watchword.report.Report;
import org.watchword.report.Topic;
import org.watchword.token.TokenSettings;

/** Fills the report with what every web application has: server, settings, what of the server is used. */
public final class HostReport {

    private static final Duration LONG_LIFE = Duration.ofHours(1);
    static final Duration LARGE_SKEW = Duration.ofMinutes(5);
    static final String OF_SKEW = "expired tokens are good for as long";

    private HostReport() {}

    /** Adds what is known now, and what will be known when it is asked for. */
    public static void fill(Report report, ServletContext context, Configuration configuration) {
        report.fact(Topic.APPLICATION, ContextPath.of(context).isEmpty() ? "/" : ContextPath.of(context));
        report.fact(Topic.SERVER, ServerName.of(context));
        Jars jars = Jars.of(context.getClassLoader());
        jars.version().ifPresent(version -> report.fact(Topic.VERSION, version));
        report.add(jars::conflicts);
        report.integration("servlet filter", true, "first in the chain of every request");
        report.add(() -> CdiContainer.entries(context.getClassLoader()));
        boolean microProfile = SettingSources.hasMicroProfile(context.getClassLoader());
        report.integration(
                "MicroProfile Config", microProfile, microProfile ? "settings are read from it" : "not on this server");
        Descriptors descriptors = Descriptors.of(context);
        login(report, descriptors);
        report.add(() -> jaxRs(context, descriptors));
        settings(report, configuration);
        unknownNames(report, context, configuration);
    }

    private static void unknownNames(Report report, ServletContext context, Configuration configuration) {
        List<UnknownName> unknown = SettingSources.unknownNames(
                configuration.known(), context.getClassLoader(), Collections.list(context.getInitParameterNames()));
        unknown.forEach(name -> report.unsafe(
                "unknown-setting." + name.name(),
                name.name() + " (" + name.origin() + ") is no setting, and nothing comes of it",
                name.remedy()));
    }

    private static void login(Report report, Descriptors descriptors) {
        descriptors
                .loginMethod()
                .ifPresent(method -> report.note("web.xml has a login by " + method
                        + ": callers who come that way count too, where no token of theirs came"));
    }

    private static List<Entry> jaxRs(ServletContext context, Descriptors descriptors) {
        List<String> left = JaxRsServlet.withoutPath(context);
        if (left.isEmpty() || !descriptors.metadataComplete()) {
            return List.of();
        }
        return List.of(new Entry.Conflict(
                "jaxrs-off",
                "the server runs no JAX-RS where web.xml says metadata-complete=\"true\", so that "
                        + String.join(", ", left)
                        + " answers nothing, with or without Watchword; our endpoints and path rules work all the same",
                "in web.xml take metadata-complete=\"true\" away; or, on WildFly, add to it"
                        + " <context-param><param-name>resteasy.scan</param-name><param-value>true</param-value>"
                        + "</context-param>"));
    }

    private static void settings(Report report, Configuration configuration) {
        for (Setting<?> setting : configuration.known().all()) {
            if (!configuration.origin(setting).equals("default")) {
                report.origin(setting.name(), configuration.origin(setting));
            }
        }
        longer(report, configuration, TokenSettings.TOKEN_TTL, LONG_LIFE, "a stolen token is good for as long");
        longer(report, configuration, TokenSettings.TOKEN_SKEW, LARGE_SKEW, OF_SKEW);
    }

    /** Adds a duration above a bound as something unsafe. */
    static void longer(
            Report report, Configuration configuration, Setting<Duration> setting, Duration bound, String risk) {
        Duration value = configuration.get(setting);
        if (value.compareTo(bound) > 0) {
            report.unsafe(
                    setting.name(),
                    setting.name() + " is " + value + ": " + risk,
                    "set " + setting.name() + " to at most " + bound + "; the default is " + setting.defaultValue());
        }
    }
}
