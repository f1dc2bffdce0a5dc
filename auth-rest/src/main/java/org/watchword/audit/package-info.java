/**
 * Records of what happened, for those who must know later.
 */
@NullMarked
package org.watchword.audit;

import org.jspecify.annotations.NullMarked;
