/** The database that a command works on: its options, its settings, the notes of what was done. */
@NullMarked
package org.watchword.cli.database;

import org.jspecify.annotations.NullMarked;
