package org.watchword.integration.host.beans;

import jakarta.enterprise.context.RequestScoped;

/** Has all its rules from elsewhere. */
@RequestScoped
public class InheritingBean extends GuardedBase implements GuardedInterface {

    @Override
    public String implemented() {
        return "implemented";
    }
}
