package org.watchword.transport;

/** Headers that the trusted proxies write. One kind only: of the other, every client could write what it likes. */
public enum ProxyHeader {
    /** {@code X-Forwarded-For} and {@code X-Forwarded-Proto}. */
    X_FORWARDED,
    /** {@code Forwarded} (RFC 7239). */
    FORWARDED
}
