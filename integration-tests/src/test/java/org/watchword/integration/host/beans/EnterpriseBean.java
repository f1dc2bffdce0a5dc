package org.watchword.integration.host.beans;

import jakarta.ejb.Stateless;
import org.watchword.api.RequiresPermission;

/** An EJB that asks for a permission, of which its container knows nothing. */
@Stateless
public class EnterpriseBean {

    @RequiresPermission("phones:write")
    public String enterprise() {
        return "enterprise";
    }
}
