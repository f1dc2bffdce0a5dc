/** The commands that keep the tables: their SQL, their state, the removal of what has expired. */
@NullMarked
package org.watchword.cli.upkeep;

import org.jspecify.annotations.NullMarked;
