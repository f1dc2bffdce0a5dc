package org.watchword.rest;

/** Most characters of a field. */
final class Limits {

    static final int USERNAME = 256;

    /** Far more than any hasher takes; what one does take is for it to say, at the same cost as a wrong password. */
    static final int PASSWORD = 1024;

    static final int EMAIL = 254;

    static final int TOKEN = 16 * 1024;

    static final int FULL_NAME = 255;

    static final int NAME = 255;

    static final int DESCRIPTION = 1000;

    private Limits() {}
}
