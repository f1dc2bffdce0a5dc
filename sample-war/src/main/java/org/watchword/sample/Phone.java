package org.watchword.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** An entry of the phone book. */
@Entity
public class Phone {

    @Id
    private String id;

    private String name;
    private String number;

    /** For the persistence provider. */
    protected Phone() {}

    /** A new entry with an id of its own. */
    public Phone(String name, String number) {
        this.id = UUID.randomUUID().toString();
        this.name = name;
        this.number = number;
    }

    /** The id, a UUID. */
    public String getId() {
        return id;
    }

    /** Whose number it is. */
    public String getName() {
        return name;
    }

    /** The number, as it was written. */
    public String getNumber() {
        return number;
    }
}
