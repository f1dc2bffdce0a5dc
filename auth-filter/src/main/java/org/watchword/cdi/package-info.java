/**
 * The caller for CDI, {@code @Inject AuthPrincipal} and the container's {@code SecurityContext}, and the annotations of
 * beans, enforced.
 */
@NullMarked
package org.watchword.cdi;

import org.jspecify.annotations.NullMarked;
