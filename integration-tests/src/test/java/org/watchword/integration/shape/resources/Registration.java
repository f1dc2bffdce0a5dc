package org.watchword.integration.shape.resources;

import jakarta.ws.rs.Path;
import org.watchword.resource.RegistrationResource;

@Path("/auth")
public class Registration extends RegistrationResource {}
