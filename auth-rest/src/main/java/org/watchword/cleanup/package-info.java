/**
 * What is good for nothing any more, removed.
 */
@NullMarked
package org.watchword.cleanup;

import org.jspecify.annotations.NullMarked;
