/** The commands about users. */
@NullMarked
package org.watchword.cli.user;

import org.jspecify.annotations.NullMarked;
