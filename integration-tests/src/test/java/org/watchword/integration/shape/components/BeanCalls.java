package org.watchword.integration.shape.components;

import jakarta.ejb.EJB;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** An open resource that calls enterprise beans. */
@Path("/beans")
public class BeanCalls {

    @EJB
    private AuditBean audit;

    @EJB
    private LedgerBean ledger;

    @EJB
    private PermissionBean permission;

    @GET
    @Path("/{method}")
    public String call(@PathParam("method") String method) {
        return switch (method) {
            case "audit" -> audit.audit();
            case "closed" -> audit.closed();
            case "ledger" -> permission.ledger();
            case "entry" -> ledger.entry();
            default -> audit.open();
        };
    }
}
