package org.watchword.integration.shape.resources;

import jakarta.ws.rs.Path;
import org.watchword.resource.OwnAccountResource;

@Path("/auth")
public class Account extends OwnAccountResource {}
