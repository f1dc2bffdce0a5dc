/**
 * The annotations of JAX-RS resources, enforced.
 */
@NullMarked
package org.watchword.jaxrs;

import org.jspecify.annotations.NullMarked;
