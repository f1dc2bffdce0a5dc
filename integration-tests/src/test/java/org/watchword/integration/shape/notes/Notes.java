package org.watchword.integration.shape.notes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Collectors;
import org.watchword.api.login.Accounts;
import org.watchword.api.login.NewAccount;
import org.watchword.api.login.Roles;
import org.watchword.entity.Permission;
import org.watchword.entity.Role;
import org.watchword.entity.User;

/** Notes and their owners, in the host's own persistence unit; each call is a transaction. */
@ApplicationScoped
@Transactional
public class Notes {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Accounts accounts;

    @Inject
    private Roles roles;

    /** Makes a user with a role that has a permission, and with one of its own. */
    public void enrol(String name, String password) {
        accounts.create(NewAccount.withPassword(name, password).role("writer").permission("notes.read"));
        roles.createPermission("notes.write", null);
        roles.grant("writer", "notes.write");
    }

    public void add(String id, String owner) {
        entities.persist(new Note(id, user(owner)));
    }

    /** Each note with its owner, the owner's roles and all permissions. */
    public String of(String owner) {
        return described(entities.createQuery(
                        "select n from Note n join n.owner u where u.username = :name order by n.id", Note.class)
                .setParameter("name", owner)
                .getResultList());
    }

    public String ofRole(String role) {
        return described(entities.createQuery(
                        "select n from Note n join n.owner u join u.roles r where r.name = :name order by n.id",
                        Note.class)
                .setParameter("name", role)
                .getResultList());
    }

    public String ofPermission(String permission) {
        return described(entities.createQuery(
                        "select distinct n from Note n join n.owner u left join u.permissions d left join u.roles r"
                                + " left join r.permissions p where d.name = :name or p.name = :name order by n.id",
                        Note.class)
                .setParameter("name", permission)
                .getResultList());
    }

    public void removeUser(String name) {
        entities.remove(user(name));
    }

    /** How many foreign keys the table of the notes has. */
    public long foreignKeys() {
        return ((Number) entities.createNativeQuery("select count(*) from information_schema.table_constraints"
                                + " where constraint_type = 'FOREIGN KEY' and table_name = 'NOTE'")
                        .getSingleResult())
                .longValue();
    }

    private User user(String name) {
        return entities.createQuery("select u from User u where u.username = :name", User.class)
                .setParameter("name", name)
                .getSingleResult();
    }

    private static String described(List<Note> notes) {
        return notes.stream().map(Notes::described).collect(Collectors.joining("\n"));
    }

    private static String described(Note note) {
        User owner = note.getOwner();
        return note.getId() + " " + owner.getUsername() + " "
                + owner.getRoles().stream().map(Role::getName).sorted().toList() + " "
                + owner.getPermissions().stream()
                        .map(Permission::getName)
                        .sorted()
                        .toList();
    }
}
