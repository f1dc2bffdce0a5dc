package org.watchword.key;
/** p. */
public final class KeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** p. */
    public KeyException(String m) {
        super(m);
    }
}
