package org.watchword.http.body;

/** Most characters of a field. */
public final class Limits {

    public static final int USERNAME = 256;

    /** Far more than any hasher takes; what one does take is for it to say, at the same cost as a wrong password. */
    public static final int PASSWORD = 1024;

    static final int EMAIL = 254;

    public static final int TOKEN = 16 * 1024;

    static final int FULL_NAME = 255;

    public static final int NAME = 255;

    public static final int DESCRIPTION = 1000;

    private Limits() {}
}
