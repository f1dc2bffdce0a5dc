package org.watchword.key;

/** The answer of a {@link KeyRingSource}. */
public sealed interface Keys {

    /** There is a ring. */
    record Available(KeyRing ring) implements Keys {}

    /** No ring can be had now. */
    record Unavailable(String cause) implements Keys {}
}
