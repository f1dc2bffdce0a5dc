/** Whether what Watchword does can be done now, for whoever sends requests to this node. */
@NullMarked
package org.watchword.health;

import org.jspecify.annotations.NullMarked;
