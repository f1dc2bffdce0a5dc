/** Records of what happened, for those who must know later. Its services are safe for any thread. */
@NullMarked
package org.watchword.audit;

import org.jspecify.annotations.NullMarked;
