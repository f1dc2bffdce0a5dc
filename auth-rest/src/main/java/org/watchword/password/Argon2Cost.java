package org.watchword.password;

/**
 * Cost of one computation of Argon2id (RFC 9106 §3.1).
 *
 * @param memory m, in KiB, at least 8 for each lane
 * @param iterations t, how often all of the memory is passed over
 * @param lanes p, computed one after another here
 */
record Argon2Cost(int memory, int iterations, int lanes) {

    /** 2 GiB of memory passed over: some seconds. A row that somebody could write must not ask for more. */
    static final long MOST_WORK = 2_097_152;

    static final int MOST_LANES = 16;
    static final int LEAST_MEMORY_OF_A_LANE = 8;

    /** Number of KiB that are computed in all; the time is in proportion. */
    long work() {
        return (long) memory * iterations;
    }

    boolean isWeakerThan(Argon2Cost other) {
        return memory < other.memory || work() < other.work();
    }

    /** Tells whether the hash can be computed at all, and within the limits. */
    boolean isGranted(int mostMemory) {
        return iterations >= 1
                && lanes >= 1
                && lanes <= MOST_LANES
                && memory >= LEAST_MEMORY_OF_A_LANE * lanes
                && memory <= mostMemory
                && work() <= MOST_WORK;
    }

    /** Cost to add to this one so that both together take the time of {@code other}, which costs more. */
    Argon2Cost missingTo(Argon2Cost other) {
        long missing = (other.work() - work()) / other.iterations();
        int least = LEAST_MEMORY_OF_A_LANE * other.lanes();
        return new Argon2Cost((int) Math.max(least, missing), other.iterations(), other.lanes());
    }
}
