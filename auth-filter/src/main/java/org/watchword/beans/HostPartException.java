package org.watchword.beans;

import org.jspecify.annotations.Nullable;

/** A part of the host's did not do what it must: a 503. The message names the type of the part, for the log. */
public final class HostPartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Tells which type of part did what. */
    public HostPartException(Class<?> type, String what, @Nullable Throwable cause) {
        super("the application's " + type.getSimpleName() + " " + what, cause);
    }
}
