package org.watchword.integration.shape.async;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Finds its resources. */
@ApplicationPath("/api")
public class AsyncApplication extends Application {}
