package org.watchword.spi;

/**
 * Supplies the keys that verify tokens and sign them, in place of those that the settings name or that are generated:
 * from a vault or a security module, say.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class Vault implements KeySource {
 *     public TokenKeys keys() {
 *         SecretKey secret = new SecretKeySpec(read("tokens/secret"), "HmacSHA256");
 *         TokenKey key = new TokenKey(Optional.of("2026-05"), "HS256", secret);
 *         return TokenKeys.signing(key, key);
 *     }
 *
 *     private byte[] read(String path) {
 *         return System.getenv(path).getBytes(StandardCharsets.UTF_8);
 *     }
 * }
 * }</pre>
 *
 * <p>The keys are kept in memory and asked for anew, on the thread of a request, by one thread at a time: after
 * {@code watchword.key.refresh}, and where a token names an unknown key, at most every ten seconds. So it may read from
 * another machine, within a second or two. Where it throws, returns null or does not return, the keys known so far stay
 * in force for {@code watchword.key.max-staleness}; then, or where there are none yet, 503 is the answer where a caller
 * or a token is needed. A weak key is refused with a message in the log. One that {@link Decorates} gets the keys that
 * it replaces, the one that signs among them.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface KeySource {

    /** Returns the keys in force; never null. */
    TokenKeys keys();
}
