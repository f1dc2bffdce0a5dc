package org.watchword.integration.shape.root;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Where most are. */
@ApplicationPath("/api")
public class ApiApplication extends Application {}
