/** The commands that show, rotate and revoke the generated signing keys. */
@NullMarked
package org.watchword.cli.key;

import org.jspecify.annotations.NullMarked;
