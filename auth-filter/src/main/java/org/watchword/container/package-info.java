/**
 * The caller made the container's own, for what the container alone guards: enterprise beans, {@code @ServletSecurity},
 * security constraints. On only where a host needs it.
 */
@NullMarked
package org.watchword.container;

import org.jspecify.annotations.NullMarked;
