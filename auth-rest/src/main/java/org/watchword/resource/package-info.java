/**
 * Holds the endpoints as JAX-RS resources, for hosts that want them among their own: under their
 * {@code @ApplicationPath}, behind their filters, open to be overridden. Each class is abstract and has no
 * {@code @Path}, so that no scanner sees it until a host extends it:
 *
 * <pre>{@code
 * @Path("/auth")
 * public class Auth extends LoginResource {}
 * }</pre>
 *
 * <p>Each method hands its request to the operation that the servlet calls too; who may call it is decided there. The
 * body is read from the servlet request, so no method has an entity parameter.
 */
@NullMarked
package org.watchword.resource;

import org.jspecify.annotations.NullMarked;
