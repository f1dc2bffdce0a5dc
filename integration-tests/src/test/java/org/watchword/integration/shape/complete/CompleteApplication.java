package org.watchword.integration.shape.complete;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** A host whose web.xml says that it is complete may have one, too. */
@ApplicationPath("/api")
public class CompleteApplication extends Application {}
