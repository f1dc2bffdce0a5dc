package org.watchword.password;

import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;

/** Makes the hasher that the settings ask for. */
public final class ConfiguredHasher {

    /** KiB; OWASP's least, in each of the ways to choose it. */
    private static final long LEAST_WORK = 35_840;

    private static final int MOST_MEMORY = 262_144;
    private static final int BYTES_OF_A_KIB = 1024;

    private ConfiguredHasher() {}

    /**
     * The hasher that compares with every scheme and hashes by the one that is set.
     *
     * @throws ConfigurationException if Argon2id is preferred, and is too weak or does not fit into the heap
     */
    public static CredentialHasher of(Configuration configuration) {
        PasswordScheme scheme = configuration.get(PasswordSettings.PASSWORD_SCHEME);
        int mostMemory = mostMemory(
                Runtime.getRuntime().maxMemory(),
                HashingBulkhead.turns(configuration.get(PasswordSettings.PASSWORD_MAX_CONCURRENT)));
        return switch (scheme) {
            case BCRYPT ->
                new AnySchemeHasher(
                        scheme,
                        new BcryptHasher(configuration.get(PasswordSettings.PASSWORD_BCRYPT_COST)),
                        new Argon2Hasher(leastArgon2(), mostMemory));
            case ARGON2ID ->
                new AnySchemeHasher(
                        scheme,
                        new BcryptHasher(BcryptHash.MIN_COST),
                        new Argon2Hasher(argon2(configuration, mostMemory), mostMemory));
        };
    }

    /** KiB for one hash: half of the heap for all who hash at once, and no more than any tool recommends. */
    static int mostMemory(long heapBytes, int atOnce) {
        long share = heapBytes / BYTES_OF_A_KIB / 2 / atOnce;
        return (int) Math.max(leastArgon2().memory(), Math.min(MOST_MEMORY, share));
    }

    /** For what is only compared: no hash is cheaper than this, so that none costs more than it asks for. */
    private static Argon2Cost leastArgon2() {
        return new Argon2Cost(Argon2Cost.LEAST_MEMORY_OF_A_LANE, 1, 1);
    }

    private static Argon2Cost argon2(Configuration configuration, int mostMemory) {
        Argon2Cost cost = new Argon2Cost(
                configuration.get(PasswordSettings.PASSWORD_ARGON2_MEMORY),
                configuration.get(PasswordSettings.PASSWORD_ARGON2_ITERATIONS),
                configuration.get(PasswordSettings.PASSWORD_ARGON2_PARALLELISM));
        String memory = PasswordSettings.PASSWORD_ARGON2_MEMORY.name();
        if (cost.work() < LEAST_WORK) {
            throw new ConfigurationException(memory + " times " + PasswordSettings.PASSWORD_ARGON2_ITERATIONS.name()
                    + " is " + cost.work() + ", and so too weak; it must be at least " + LEAST_WORK);
        }
        if (cost.memory() > mostMemory) {
            throw new ConfigurationException(memory + " (" + cost.memory() + ") does not fit: for as many passwords as"
                    + " are hashed at once, half of the heap has " + mostMemory + " KiB for each; lower it or "
                    + PasswordSettings.PASSWORD_MAX_CONCURRENT.name() + ", or enlarge the heap");
        }
        if (!cost.isGranted(mostMemory)) {
            throw new ConfigurationException(memory + " times " + PasswordSettings.PASSWORD_ARGON2_ITERATIONS.name()
                    + " is " + cost.work() + "; it must not be more than " + Argon2Cost.MOST_WORK);
        }
        return cost;
    }
}
