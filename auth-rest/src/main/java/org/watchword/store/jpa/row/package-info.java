/** Rows of the tables as entities; for the adapters alone. */
@NullMarked
package org.watchword.store.jpa.row;

import org.jspecify.annotations.NullMarked;
