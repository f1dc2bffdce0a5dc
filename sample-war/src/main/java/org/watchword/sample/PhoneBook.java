package org.watchword.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The phone book as stored. */
@ApplicationScoped
@Transactional
public class PhoneBook {

    @PersistenceContext
    private EntityManager entities;

    /** The first 1000 entries by name. */
    public List<Phone> all() {
        return entities.createQuery("SELECT p FROM Phone p ORDER BY p.name, p.id", Phone.class)
                .setMaxResults(1000)
                .getResultList();
    }

    /** Returns the number of entries. */
    public long count() {
        return entities.createQuery("SELECT COUNT(p) FROM Phone p", Long.class).getSingleResult();
    }

    /** Adds an entry. */
    public Phone add(String name, String number) {
        Phone phone = new Phone(name, number);
        entities.persist(phone);
        return phone;
    }

    /** Removes an entry; false where there was none. */
    public boolean remove(String id) {
        return entities.createQuery("DELETE FROM Phone p WHERE p.id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
    }
}
