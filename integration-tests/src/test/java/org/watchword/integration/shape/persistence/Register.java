package org.watchword.integration.shape.persistence;

import java.util.List;

/** Who is a user of the host's; each call is a transaction. */
public interface Register {

    void add(String name, String role);

    /** Adds, and then throws. */
    void addAndFail(String name, String role);

    List<User> all();
}
