/** Generated signing keys: stored, sealed, shared by all nodes. */
@NullMarked
package org.watchword.signing;

import org.jspecify.annotations.NullMarked;
