package org.watchword.config;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows the variables that Kubernetes puts into every container for the services of its namespace ("service links"):
 * for a service {@code watchword-mail} these begin with {@code WATCHWORD_MAIL_SERVICE_} and
 * {@code WATCHWORD_MAIL_PORT}, and look like settings of ours.
 */
final class KubernetesVariables {

    private static final String HOST = "_SERVICE_HOST";

    /** The part before it is the service's. */
    private static final Pattern OTHERS =
            Pattern.compile("(?<service>.+?)_(SERVICE_PORT(_.+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    /** Matches an address as Docker's old links and Kubernetes write it to {@code _PORT}; no number looks like it. */
    private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private KubernetesVariables() {}

    /**
     * Tells whether a variable is one of a service: they come together, so that the service's host must be there too.
     */
    static boolean sets(String name, Set<String> all) {
        if (name.endsWith(HOST)) {
            return all.contains(name.substring(0, name.length() - HOST.length()) + "_SERVICE_PORT");
        }
        Matcher other = OTHERS.matcher(name);
        return other.matches() && all.contains(other.group("service") + HOST);
    }

    /** Tells whether a variable with the name of a setting has a value that only a service link has. */
    static boolean isAddress(String value) {
        return ADDRESS.matcher(value).matches();
    }
}
