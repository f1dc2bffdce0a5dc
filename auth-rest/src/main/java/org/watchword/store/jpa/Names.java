package org.watchword.store.jpa;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Ids of what has a name. */
public final class Names {

    private Names() {}

    static Optional<String> role(EntityManager em, String name) {
        return id(em, "select r.id from RoleRow r where r.name = :value", name);
    }

    static Optional<String> permission(EntityManager em, String name) {
        return id(em, "select p.id from PermissionRow p where p.name = :value", name);
    }

    static boolean isUser(EntityManager em, String id) {
        return id(em, "select u.id from UserRow u where u.id = :value", id).isPresent();
    }

    private static Optional<String> id(EntityManager em, String query, String value) {
        return StorableText.is(value)
                ? em.createQuery(query, String.class)
                        .setParameter("value", value)
                        .getResultStream()
                        .findFirst()
                : Optional.empty();
    }
}
