package org.watchword.integration.shape.components;

import jakarta.ejb.Stateless;
import org.watchword.api.RequiresPermission;

/**
 * An enterprise bean that asks for a permission alone. WildFly closes a method without an annotation of the container's
 * where another one of the bean has one; a permission beside roles needs one of both there.
 */
@Stateless
public class PermissionBean {

    @RequiresPermission("ledger.read")
    public String ledger() {
        return "ledger";
    }
}
