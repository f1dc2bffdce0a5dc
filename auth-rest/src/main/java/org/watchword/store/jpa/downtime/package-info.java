/** The adapter for the time in which the service could not be asked. */
@NullMarked
package org.watchword.store.jpa.downtime;

import org.jspecify.annotations.NullMarked;
