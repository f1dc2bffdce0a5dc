/**
 * The command line: what operators do without a running server.
 */
@NullMarked
package org.watchword.cli;

import org.jspecify.annotations.NullMarked;
