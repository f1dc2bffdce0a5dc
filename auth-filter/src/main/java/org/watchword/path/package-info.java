/** Path patterns, the readings of a request path, and the rules that hold for it. */
@NullMarked
package org.watchword.path;

import org.jspecify.annotations.NullMarked;
