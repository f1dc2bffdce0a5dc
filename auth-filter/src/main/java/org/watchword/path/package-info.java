/**
 * Path patterns, the readings of a request path, and the rules that hold for it. Its services are safe for any thread.
 */
@NullMarked
package org.watchword.path;

import org.jspecify.annotations.NullMarked;
