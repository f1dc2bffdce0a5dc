/** The tables: made, upgraded and checked for each database. */
@NullMarked
package org.watchword.store.jpa.schema;

import org.jspecify.annotations.NullMarked;
