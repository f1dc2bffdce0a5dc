package org.watchword.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.Tokens;
import org.watchword.api.login.Tokens.ServiceToken;
import org.watchword.session.AccessTokenIssuer;
import org.watchword.spi.login.AuditSink;

/** Issues tokens for services, which have no account. Thread-safe. */
public final class ServiceTokens {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private final AccessTokenIssuer issuer;
    private final AuditSink audit;
    private final Clock clock;

    public ServiceTokens(AccessTokenIssuer issuer, AuditSink audit, Clock clock) {
        this.issuer = issuer;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins a token, as {@link Tokens#forService} does.
     *
     * @throws IllegalArgumentException if the name is none; the message says what would be one
     */
    public ServiceToken named(String name) {
        return new OfService(
                demandName(name), Set.of(), Set.of(), shorter(issuer.longest(), Tokens.LONGEST_OF_SERVICE));
    }

    /**
     * Returns the name, if a service may have it.
     *
     * @throws IllegalArgumentException if not; the message says what would be one
     */
    public static String demandName(String name) {
        // The id of a user is a UUID: a service of such a name would have its rights wherever sub is looked at.
        if (!NAME.matcher(name).matches() || UUID.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of a service must be 1 to 64 letters, digits, dots, hyphens"
                    + " and underscores, and no UUID");
        }
        return name;
    }

    /**
     * Returns the validity, if a service's token may have it.
     *
     * @throws IllegalArgumentException if not; the message says what would be right
     */
    public static Duration demandValidity(Duration validity) {
        return demand(validity, Tokens.LONGEST_OF_SERVICE);
    }

    /** Returns the validity, if a token may have it. */
    static Duration demand(Duration validity, Duration longest) {
        if (validity.compareTo(Duration.ofSeconds(1)) < 0 || validity.compareTo(longest) > 0) {
            throw new IllegalArgumentException("a token must be valid for 1 second to " + longest);
        }
        return validity;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private final class OfService implements ServiceToken {

        private final String name;
        private final Set<String> roles;
        private final Set<String> permissions;
        private final Duration validity;

        OfService(String name, Set<String> roles, Set<String> permissions, Duration validity) {
            this.name = name;
            this.roles = roles;
            this.permissions = permissions;
            this.validity = validity;
        }

        @Override
        public ServiceToken role(String role) {
            return new OfService(name, with(roles, role), permissions, validity);
        }

        @Override
        public ServiceToken permission(String permission) {
            return new OfService(name, roles, with(permissions, permission), validity);
        }

        @Override
        public ServiceToken validFor(Duration duration) {
            return new OfService(name, roles, permissions, demandValidity(duration));
        }

        @Override
        public String issue() {
            Instant now = clock.instant();
            String token = issuer.issueForService(name, roles, permissions, validity, now);
            audit.record(new AuditEvent(AuditEvent.Kind.TOKEN_ISSUED, now, null, null, "for the service " + name));
            return token;
        }

        private static Set<String> with(Set<String> names, String another) {
            Set<String> more = new TreeSet<>(names);
            more.add(another);
            return Set.copyOf(more);
        }
    }
}
