package org.watchword.integration.shape.parts;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The host's application. */
@ApplicationPath("/api")
public class PartsApplication extends Application {}
