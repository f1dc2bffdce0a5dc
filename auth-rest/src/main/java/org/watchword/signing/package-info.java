/** Generated signing keys: stored, sealed, shared by all nodes. Its services are safe for any thread. */
@NullMarked
package org.watchword.signing;

import org.jspecify.annotations.NullMarked;
