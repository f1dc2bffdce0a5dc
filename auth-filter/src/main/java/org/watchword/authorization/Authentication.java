package org.watchword.authorization;

import org.watchword.api.Failure;

/** Who asks: what is known before any rule is looked at. */
public sealed interface Authentication {

    /**
     * Somebody is known.
     *
     * @param caller who
     */
    record Authenticated(Caller caller) implements Authentication {}

    /** No credentials came. */
    record Anonymous() implements Authentication {}

    /**
     * Credentials came and do not make a caller. Where none is needed the request goes on as anonymous; where one is, this is the
     * answer: 401 for a bad token, 400 for contradicting ones, 503 where it could not be checked.
     *
     * @param failure the answer
     */
    record Failed(Failure failure) implements Authentication {}
}
