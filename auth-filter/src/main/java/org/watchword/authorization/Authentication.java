package org.watchword.authorization;

import org.watchword.api.Failure;

/** Result of asking who calls, before any rule is looked at. */
public sealed interface Authentication {

    /** Somebody is known. */
    record Authenticated(Caller caller) implements Authentication {}

    /** No credentials came. */
    record Anonymous() implements Authentication {}

    /**
     * Credentials came and do not make a caller. Where none is needed the request goes on as anonymous; where one is,
     * this is the answer: 401 for a bad token, 400 for contradicting ones, 503 where it could not be checked.
     */
    record Failed(Failure failure) implements Authentication {}
}
