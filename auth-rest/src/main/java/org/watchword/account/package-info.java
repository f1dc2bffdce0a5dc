/** Use cases of accounts: log in, the first administrator, one's own account, and what administrators do. */
@NullMarked
package org.watchword.account;

import org.jspecify.annotations.NullMarked;
