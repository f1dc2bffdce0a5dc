/** Tells load balancers whether this node can do its work now. */
@NullMarked
package org.watchword.health;

import org.jspecify.annotations.NullMarked;
