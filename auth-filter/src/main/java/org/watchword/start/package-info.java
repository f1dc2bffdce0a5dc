/** Starts the library in a web application: wires the parts, and reports the surroundings that it finds. */
@NullMarked
package org.watchword.start;

import org.jspecify.annotations.NullMarked;
