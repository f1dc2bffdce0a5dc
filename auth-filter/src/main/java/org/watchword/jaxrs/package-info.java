/** Enforces the annotations of JAX-RS resources. */
@NullMarked
package org.watchword.jaxrs;

import org.jspecify.annotations.NullMarked;
