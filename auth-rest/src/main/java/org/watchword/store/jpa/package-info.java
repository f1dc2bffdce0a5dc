/**
 * Storage through Jakarta Persistence: the entities, which do not leave this package, and the adapters.
 */
@NullMarked
package org.watchword.store.jpa;

import org.jspecify.annotations.NullMarked;
