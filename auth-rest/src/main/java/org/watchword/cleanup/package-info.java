/**
 * Removal of what is good for nothing any more.
 */
@NullMarked
package org.watchword.cleanup;

import org.jspecify.annotations.NullMarked;
