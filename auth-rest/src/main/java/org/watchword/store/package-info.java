/**
 * The ports of storage: plain records, no JPA types. Every port is safe for any thread, and each call of one is one
 * transaction. Every method throws {@link org.watchword.api.login.StoreUnavailableException} when the store does not
 * answer.
 */
@NullMarked
package org.watchword.store;

import org.jspecify.annotations.NullMarked;
