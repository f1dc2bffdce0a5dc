package org.watchword.integration.shape.notes;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.watchword.entity.User;

/** An entity of the host's that belongs to a user of ours. */
@Entity
public class Note {

    @Id
    private String id;

    @ManyToOne(optional = false)
    private User owner;

    protected Note() {}

    public Note(String id, User owner) {
        this.id = id;
        this.owner = owner;
    }

    public String getId() {
        return id;
    }

    public User getOwner() {
        return owner;
    }
}
