/**
 * Entities for the host's own persistence unit: {@link org.watchword.entity.User}, {@link org.watchword.entity.Role}
 * and {@link org.watchword.entity.Permission}, for relations and queries. Listed in the host's {@code persistence.xml},
 * one {@code <class>} each and all three, they let an entity of the host's point at a user:
 *
 * <pre>{@code
 * @Entity
 * public class Note {
 *
 *     @Id
 *     private String id;
 *
 *     @ManyToOne
 *     private User owner;
 *
 *     static List<Note> of(EntityManager entities, String username) {
 *         return entities.createQuery("select n from Note n join n.owner u where u.username = :name", Note.class)
 *                 .setParameter("name", username)
 *                 .getResultList();
 *     }
 * }
 * }</pre>
 *
 * <p>They are read only. The hash of the password is no attribute of theirs, no column is ever written, and to persist
 * or remove one fails. Users are changed by {@link org.watchword.api.login.Accounts}, roles and permissions by
 * {@link org.watchword.api.login.Roles}.
 *
 * <p>A bulk statement, such as {@code delete from User u}, is run by providers without asking an entity, and schema
 * generation with {@code drop} or {@code drop-and-create} takes our tables too: use neither. {@code create} needs our
 * tables to be there before.
 *
 * <p>A change by them is seen by what is read afterwards. An object that was read before stays as it was: within its
 * persistence context, and, where the host's unit caches these classes in spite of {@code @Cacheable(false)}, until
 * that cache lets go of it.
 *
 * @since 1.0
 */
@NullMarked
package org.watchword.entity;

import org.jspecify.annotations.NullMarked;
