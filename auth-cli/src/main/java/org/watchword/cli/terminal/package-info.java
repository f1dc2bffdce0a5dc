/** The environment, the terminal, the log and the exit codes of a command. Knows no other package. */
@NullMarked
package org.watchword.cli.terminal;

import org.jspecify.annotations.NullMarked;
