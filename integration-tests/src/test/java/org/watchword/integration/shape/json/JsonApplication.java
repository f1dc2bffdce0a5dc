package org.watchword.integration.shape.json;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Leaves JSON to the server. */
@ApplicationPath("/api")
public class JsonApplication extends Application {}
