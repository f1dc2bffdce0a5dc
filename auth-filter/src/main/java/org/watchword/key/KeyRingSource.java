package org.watchword.key;

/** Port: where the key ring comes from. Called on request threads, by many at once; implementations are thread-safe. */
public interface KeyRingSource {

    /**
     * The ring in force. Answers from memory whenever it can. Where there is no ring yet, or the one in memory has
     * grown old, one of the callers may do I/O here, bounded in time; the others go on with what is known.
     *
     * @return {@link Keys.Available}, or {@link Keys.Unavailable} where no ring can be had; never null, never an
     *     exception
     */
    Keys keys();

    /**
     * Asked when a token names a key that {@link #keys()} does not have: another node may have added it. A source that
     * can look again does so, but limits how often by itself, since anybody can send an unknown {@code kid}.
     *
     * @return as {@link #keys()}; a source that tried to look and could not may answer {@link Keys.Unavailable}
     *     although it has a ring, since nobody knows then whether there is such a key
     */
    default Keys refreshedKeys() {
        return keys();
    }

    /** Tells whether anybody has said where the keys are; false for a source that has none and will have none. */
    default boolean isConfigured() {
        return true;
    }

    /** A source that never has a ring, since nobody has said where the keys are. */
    static KeyRingSource none(String cause) {
        Keys none = new Keys.Unavailable(cause);
        return new KeyRingSource() {
            @Override
            public Keys keys() {
                return none;
            }

            @Override
            public boolean isConfigured() {
                return false;
            }
        };
    }

    /** A source that always has this ring. */
    static KeyRingSource of(KeyRing ring) {
        Keys keys = new Keys.Available(ring);
        return () -> keys;
    }
}
