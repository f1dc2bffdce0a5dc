package org.watchword.store.jpa.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * A user's row while its rights cannot change, see {@code RightsLock}. Without roles and permissions: of what is read
 * with a lock, EclipseLink reads every collection at once.
 */
@Entity
@Table(name = "ww_user")
public class LockedUserRow extends UserColumns {

    /** For the provider, which fills the fields. */
    protected LockedUserRow() {}
}
