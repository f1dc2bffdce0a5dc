package org.watchword.store;

/**
 * All that is asked of a user before the password has been compared.
 *
 * @param id of the user
 * @param passwordHash in a form that names its scheme
 * @param enabled false: may not log in
 */
public record CredentialRecord(String id, String passwordHash, boolean enabled) {

    @Override
    public String toString() {
        return "CredentialRecord[id=" + id + "]";
    }
}
