package org.watchword.integration.shape.json;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;

/** A class with getters and setters, one field of each kind that the JSON libraries treat differently. */
public class Sensor {

    private String displayName;
    private Instant seenAt;
    private LocalDate boughtOn;
    private Date replacedAt;
    private String comment;
    private byte[] serial;
    private boolean active;
    private List<Sensor> neighbours;
    private String URL;

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String displayName) {
        this.displayName = displayName;
    }

    public Instant getSeenAt() {
        return seenAt;
    }

    public void setSeenAt(Instant seenAt) {
        this.seenAt = seenAt;
    }

    public LocalDate getBoughtOn() {
        return boughtOn;
    }

    public void setBoughtOn(LocalDate boughtOn) {
        this.boughtOn = boughtOn;
    }

    public Date getReplacedAt() {
        return replacedAt;
    }

    public void setReplacedAt(Date replacedAt) {
        this.replacedAt = replacedAt;
    }

    public String getComment() {
        return comment;
    }

    public void setComment(String comment) {
        this.comment = comment;
    }

    public byte[] getSerial() {
        return serial;
    }

    public void setSerial(byte[] serial) {
        this.serial = serial;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public List<Sensor> getNeighbours() {
        return neighbours;
    }

    public void setNeighbours(List<Sensor> neighbours) {
        this.neighbours = neighbours;
    }

    public String getURL() {
        return URL;
    }

    public void setURL(String URL) {
        this.URL = URL;
    }
}
