/**
 * What a command has around it: the environment, the terminal, the log, the codes it ends with. Knows no other package.
 */
@NullMarked
package org.watchword.cli.terminal;

import org.jspecify.annotations.NullMarked;
