package org.watchword.integration.shape.persistence;

import jakarta.persistence.EntityManager;
import java.util.List;

/** What both kinds of {@link Register} do within their transactions. */
final class Writing {

    private Writing() {}

    static void add(EntityManager entities, String name, String role) {
        Role known = entities.find(Role.class, role);
        if (known == null) {
            known = new Role(role);
            entities.persist(known);
        }
        entities.persist(new User(name, known));
    }

    static List<User> all(EntityManager entities) {
        return entities.createQuery("SELECT u FROM User u JOIN FETCH u.role ORDER BY u.name", User.class)
                .getResultList();
    }
}
