package org.watchword.integration.shape.persistence;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The host's application. */
@ApplicationPath("/api")
public class PersistenceApplication extends Application {}
