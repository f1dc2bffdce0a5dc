package org.watchword.integration.shape.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A role of the host's. */
@Entity
@Table(name = "office")
public class Role {

    @Id
    private String name;

    protected Role() {}

    public Role(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }
}
