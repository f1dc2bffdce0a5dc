/** Turns each refusal of a request into one log line, one call of the listener and one answer. */
@NullMarked
package org.watchword.refusal;

import org.jspecify.annotations.NullMarked;
