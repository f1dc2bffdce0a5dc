package org.watchword.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.spi.PersistenceProvider;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.revocation.RevocationRecord;
import org.watchword.store.NewUser;
import org.watchword.store.RoleStore;
import org.watchword.store.TestRecords;
import org.watchword.store.UserDirectory;
import org.watchword.store.UserStore;
import org.watchword.store.jpa.TestDatabase;

/** What a host's own unit can do with our entities, and what it cannot. */
public abstract class HostEntitiesContract {

    private static final List<String> TABLES =
            List.of("ww_user", "ww_role", "ww_permission", "ww_user_role", "ww_user_permission", "ww_role_permission");

    private EntityManagerFactory unit;
    private NewUser ada;
    private List<List<String>> before;

    protected abstract TestDatabase database();

    protected abstract PersistenceProvider provider();

    protected abstract UserStore users();

    protected abstract RoleStore roles();

    protected abstract UserDirectory directory();

    @BeforeEach
    void openTheUnit() {
        ada = TestRecords.user("ada", Set.of("clerk"), Set.of("direct"));
        users().create(ada);
        roles().createPermission("phones:write", "Writes phones", TestRecords.NOW);
        roles().grant("clerk", "phones:write");
        before = rows();
        unit = open(database(), "create");
    }

    @AfterEach
    void closeTheUnit() {
        unit.close();
    }

    /** A host's unit, which generates its tables as its deployment would. */
    protected EntityManagerFactory open(TestDatabase database, String action) {
        return provider()
                .createEntityManagerFactory(
                        "host",
                        Map.of(
                                "jakarta.persistence.nonJtaDataSource",
                                database.dataSource(),
                                "jakarta.persistence.provider",
                                provider().getClass().getName(),
                                "jakarta.persistence.schema-generation.database.action",
                                action,
                                "eclipselink.session-name",
                                UUID.randomUUID().toString(),
                                "eclipselink.logging.level",
                                "OFF"));
    }

    private List<List<String>> rows() {
        return TABLES.stream().map(database()::rows).toList();
    }

    private <T> T read(Function<EntityManager, T> reading) {
        try (EntityManager em = unit.createEntityManager()) {
            return reading.apply(em);
        }
    }

    private void write(Consumer<EntityManager> writing) {
        try (EntityManager em = unit.createEntityManager()) {
            em.getTransaction().begin();
            try {
                writing.accept(em);
                em.getTransaction().commit();
            } finally {
                if (em.getTransaction().isActive()) {
                    em.getTransaction().rollback();
                }
            }
        }
    }

    /** One provider fails, the other does nothing; in both cases nothing may have been written. */
    private void attempt(Consumer<EntityManager> writing) {
        try {
            write(writing);
        } catch (RuntimeException refused) {
            assertThat(refused).hasStackTraceContaining("is read only");
        }
    }

    private static void set(Object entity, String attribute, Object value) {
        try {
            Field field = entity.getClass().getDeclaredField(attribute);
            field.setAccessible(true);
            field.set(entity, value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private List<String> ids(String query) {
        return read(em -> em.createQuery(query, Note.class).getResultList()).stream()
                .map(Note::getId)
                .toList();
    }

    private User user() {
        return read(em -> em.find(User.class, ada.id()));
    }

    private void noteOfAda() {
        write(em -> em.persist(new Note("n1", em.getReference(User.class, ada.id()))));
    }

    @Test
    void entityOfTheHostPointsAtAUserAndIsFoundByIt() {
        noteOfAda();

        for (String query : List.of(
                "select n from Note n join n.owner u where u.username = 'ada'",
                "select n from Note n join n.owner u join u.roles r where r.name = 'clerk'",
                "select n from Note n join n.owner u join u.roles r join r.permissions p where p.name = 'phones:write'",
                "select n from Note n join n.owner u join u.permissions p where p.name = 'direct'",
                "select n from Note n where n.owner.enabled = true and n.owner.emailVerifiedAt is null")) {
            assertThat(ids(query)).as(query).containsExactly("n1");
        }
        assertThat(ids("select n from Note n where n.owner.username = 'bea'")).isEmpty();
    }

    @Test
    void userIsReadWithRolesAndPermissions() {
        noteOfAda();

        read(em -> {
            User owner = em.find(Note.class, "n1").getOwner();

            assertThat(owner.getId()).isEqualTo(ada.id());
            assertThat(owner.getUsername()).isEqualTo("ada");
            assertThat(owner.getEmail()).isEqualTo("ada@example.org");
            assertThat(owner.isEmailVerified()).isFalse();
            assertThat(owner.getFullName()).isEqualTo("Full Name");
            assertThat(owner.isEnabled()).isTrue();
            assertThat(owner.getCreatedAt()).isEqualTo(ada.createdAt());
            assertThat(owner.getPermissions()).extracting(Permission::getName).containsExactly("direct");
            assertThat(owner.getRoles()).extracting(Role::getName).containsExactly("clerk");
            Role clerk = owner.getRoles().iterator().next();
            assertThat(clerk.getDescription()).isNull();
            assertThat(clerk.getPermissions())
                    .extracting(Permission::getName, Permission::getDescription)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("phones:write", "Writes phones"));
            return owner;
        });
    }

    @Test
    void whatIsChangedByTheStoresIsReadNext() {
        assertThat(user().isEnabled()).isTrue();

        database().run("UPDATE ww_user SET enabled = FALSE, email_verified_at = 1 WHERE id = '" + ada.id() + "'");

        assertThat(user().isEnabled()).isFalse();
        assertThat(user().isEmailVerified()).isTrue();
    }

    @Test
    void hashOfThePasswordIsNoAttribute() {
        assertThat(unit.getMetamodel().entity(User.class).getAttributes().stream()
                        .map(Attribute::getName)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "id",
                        "username",
                        "email",
                        "emailKey",
                        "emailVerifiedAt",
                        "fullName",
                        "enabled",
                        "createdAt",
                        "roles",
                        "permissions");
    }

    @Test
    void newOnesAreRefused() {
        for (Object entity : List.of(new User(), new Role(), new Permission())) {
            set(entity, "id", TestRecords.id());

            assertThatThrownBy(() -> write(em -> em.persist(entity))).hasStackTraceContaining("is read only: change ");
            assertThatThrownBy(() -> write(em -> em.merge(entity))).hasStackTraceContaining("is read only: change ");
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void removalIsRefused() {
        for (String entity : List.of("User", "Role", "Permission")) {
            assertThatThrownBy(() -> write(
                            em -> em.remove(em.createQuery("select e from " + entity + " e where e.id is not null")
                                    .setMaxResults(1)
                                    .getSingleResult())))
                    .hasStackTraceContaining("is read only: change ");
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void changesAreNotWritten() {
        attempt(em -> set(em.find(User.class, ada.id()), "username", "mallory"));
        attempt(em -> set(em.find(User.class, ada.id()), "enabled", false));
        attempt(em -> set(em.createQuery("select r from Role r", Role.class).getSingleResult(), "name", "admin"));

        User detached = user();
        set(detached, "emailVerifiedAt", 1L);
        attempt(em -> em.merge(detached));

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void rolesAndPermissionsOfAUserCannotBeChanged() {
        assertThatThrownBy(() ->
                        write(em -> em.find(User.class, ada.id()).getRoles().clear()))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> write(
                        em -> em.find(User.class, ada.id()).getPermissions().clear()))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void staleUserThatIsMergedBringsBackNoRole() {
        User stale = read(em -> {
            User user = em.find(User.class, ada.id());
            assertThat(user.getRoles()).hasSize(1);
            assertThat(user.getPermissions()).hasSize(1);
            assertThat(user.getRoles().iterator().next().getPermissions()).hasSize(1);
            return user;
        });
        for (String link : List.of("ww_user_role", "ww_user_permission", "ww_role_permission")) {
            database().run("DELETE FROM " + link);
        }
        before = rows();

        attempt(em -> em.merge(stale));

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void hashOfThePasswordIsOutOfReachOfAStatement() {
        assertThatThrownBy(() -> write(em -> em.createQuery("update User u set u.passwordHash = 'known'")
                        .executeUpdate()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "create"})
    void tablesThatAreThereStayAsTheyAre(String action) {
        open(database(), action).close();

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void foreignKeyIsGeneratedAndKeepsTheUserOfANote() {
        noteOfAda();

        assertThatThrownBy(() -> directory()
                        .delete(ada.id(), () -> new RevocationRecord.Cutoff(TestRecords.NOW, TestRecords.NOW)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(rows()).isEqualTo(before);
    }
}
