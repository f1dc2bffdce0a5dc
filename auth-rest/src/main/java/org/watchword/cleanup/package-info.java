/** Removal of what is good for nothing any more. Its services are safe for any thread. */
@NullMarked
package org.watchword.cleanup;

import org.jspecify.annotations.NullMarked;
