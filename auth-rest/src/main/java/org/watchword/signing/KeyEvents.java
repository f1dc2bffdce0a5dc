package org.watchword.signing;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.watchword.api.login.AuditEvent;
import org.watchword.api.login.AuditEvent.Kind;
import org.watchword.spi.login.AuditSink;

/**
 * Tells which keys came into force on this node, and which went; the same is told once. Names of keys are no secret.
 */
public final class KeyEvents {

    private static final System.Logger LOG = System.getLogger(KeyEvents.class.getName());

    private final AuditSink audit;
    private final Clock clock;
    private Set<String> known = Set.of();
    private final Set<String> leftOut = new HashSet<>();
    private String problem = "";

    public KeyEvents(AuditSink audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * These are in force now, and no others.
     *
     * @param keys all keys of the ring, in the words of {@link org.watchword.key.KeyRing#summary}
     * @param from where they are from
     */
    public synchronized void inForce(List<String> keys, String from) {
        Set<String> now = new LinkedHashSet<>(keys);
        problem = "";
        now.stream().filter(key -> !known.contains(key)).forEach(key -> tell(Kind.KEY_LOADED, key + " " + from));
        known.stream().filter(key -> !now.contains(key)).forEach(key -> tell(Kind.KEY_RETIRED, key));
        known = now;
    }

    /** A key cannot be used; told again only where it is another reason than before. */
    synchronized void refused(String why) {
        if (!why.equals(problem)) {
            problem = why;
            tell(Kind.KEY_REFUSED, why);
        }
    }

    /** A key is not used, and others are; told once for each reason. */
    synchronized void leftOut(String why) {
        if (leftOut.add(why)) {
            LOG.log(Level.ERROR, why);
            tell(Kind.KEY_REFUSED, why);
        }
    }

    private void tell(Kind kind, String detail) {
        audit.record(new AuditEvent(kind, clock.instant(), null, null, detail));
    }
}
