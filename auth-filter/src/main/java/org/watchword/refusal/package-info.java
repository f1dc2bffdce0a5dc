/** Refusals on their way to the log. */
@NullMarked
package org.watchword.refusal;

import org.jspecify.annotations.NullMarked;
