/** Lists of users, sessions and audit events, a page at a time, however large the tables are. */
@NullMarked
package org.watchword.store.jpa.search;

import org.jspecify.annotations.NullMarked;
