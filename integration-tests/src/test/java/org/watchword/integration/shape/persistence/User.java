package org.watchword.integration.shape.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A user of the host's, who has nothing to do with ours. */
@Entity
@Table(name = "citizen")
public class User {

    @Id
    private String name;

    @ManyToOne
    private Role role;

    protected User() {}

    public User(String name, Role role) {
        this.name = name;
        this.role = role;
    }

    public String getName() {
        return name;
    }

    public Role getRole() {
        return role;
    }
}
