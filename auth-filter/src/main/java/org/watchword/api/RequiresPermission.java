package org.watchword.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The caller must have all of these permissions. Stands beside {@code @RolesAllowed} (then both must hold), never in
 * place of it: adding this annotation to a method never opens what its class closes. {@code @PermitAll} on the method
 * opens it.
 *
 * <pre>{@code
 * @Path("/invoices")
 * @RolesAllowed("clerk")
 * public class Invoices {
 *     @DELETE
 *     @Path("/{id}")
 *     @RequiresPermission("invoices:delete")
 *     public void delete(@PathParam("id") long id) {}
 * }
 * }</pre>
 *
 * <p>On a class it holds for every method that does not have one of its own.
 *
 * @since 1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresPermission {

    /** Names of permissions, compared exactly; all of them are needed. */
    String[] value();
}
