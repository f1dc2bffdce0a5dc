package org.watchword.integration.shape.mechanism;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The host's application. */
@ApplicationPath("/api")
@ApplicationScoped
public class MechanismApplication extends Application {}
