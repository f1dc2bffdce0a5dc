package org.watchword.rest;

import org.watchword.account.OwnAccount;
import org.watchword.account.RoleAdministration;
import org.watchword.account.UserAdministration;
import org.watchword.audit.Denials;
import org.watchword.audit.ThrottledLogins;
import org.watchword.cleanup.AuditedCleanUp;
import org.watchword.session.OwnSessions;
import org.watchword.session.SessionAdministration;
import org.watchword.store.AuditStore;

/**
 * What the endpoints of one's own account and those of administrators use.
 *
 * @param sessions a user's own
 * @param allSessions for administrators
 * @param account a user's own
 * @param users for administrators
 * @param roles for administrators
 * @param auditStore what happened
 * @param cleanUp removes what has expired
 * @param denials takes note of callers who may not
 * @param throttledLogins takes note of passwords that were not looked at
 */
record Administration(
        OwnSessions sessions,
        SessionAdministration allSessions,
        OwnAccount account,
        UserAdministration users,
        RoleAdministration roles,
        AuditStore auditStore,
        AuditedCleanUp cleanUp,
        Denials denials,
        ThrottledLogins throttledLogins) {}
