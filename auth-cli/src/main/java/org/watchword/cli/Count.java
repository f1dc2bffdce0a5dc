package org.watchword.cli;

/** Numbers in sentences. */
final class Count {

    private Count() {}

    static String sessions(int number) {
        return number == 1 ? "1 session" : number + " sessions";
    }
}
