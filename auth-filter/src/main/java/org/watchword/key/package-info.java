/** Keys: what may verify and what may sign, and where they come from. */
@NullMarked
package org.watchword.key;

import org.jspecify.annotations.NullMarked;
