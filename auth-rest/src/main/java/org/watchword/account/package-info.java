/**
 * Use cases of accounts: log in, the first administrator, one's own account, and what administrators do. Every class is
 * safe for any thread.
 */
@NullMarked
package org.watchword.account;

import org.jspecify.annotations.NullMarked;
