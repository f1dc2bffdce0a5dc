/** The command that issues a token for a service. */
@NullMarked
package org.watchword.cli.token;

import org.jspecify.annotations.NullMarked;
