/** The command line: what operators do without a running server. Puts the commands of the other packages together. */
@NullMarked
package org.watchword.cli;

import org.jspecify.annotations.NullMarked;
