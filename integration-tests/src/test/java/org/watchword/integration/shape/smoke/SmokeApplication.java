package org.watchword.integration.shape.smoke;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/**
 * A host's application that scans. Nothing in this package knows of Watchword: it runs with its jars and without them.
 */
@ApplicationPath("/api")
public class SmokeApplication extends Application {}
