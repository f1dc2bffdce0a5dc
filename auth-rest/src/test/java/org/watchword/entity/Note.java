package org.watchword.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** An entity of a host's. */
@Entity
@Table(name = "note")
public class Note {

    @Id
    private String id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
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
