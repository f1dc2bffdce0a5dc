/**
 * Use cases of accounts: log in, the first administrator.
 */
@NullMarked
package org.watchword.account;

import org.jspecify.annotations.NullMarked;
