package org.watchword.integration.shape.resources;

import jakarta.ws.rs.Path;
import org.watchword.resource.AdminResource;

@Path("/auth")
public class Administration extends AdminResource {}
