package org.watchword.remote;

import java.io.IOException;

/** Thrown where an answer is larger, or takes longer, than it may. */
public final class RemoteBoundException extends IOException {

    private static final long serialVersionUID = 1L;

    RemoteBoundException(String message) {
        super(message);
    }
}
