/** The commands about sessions. */
@NullMarked
package org.watchword.cli.session;

import org.jspecify.annotations.NullMarked;
