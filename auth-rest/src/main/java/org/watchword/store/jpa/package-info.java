/** Storage through Jakarta Persistence: the adapters of the ports, and what opens them. */
@NullMarked
package org.watchword.store.jpa;

import org.jspecify.annotations.NullMarked;
