package org.watchword.integration.host;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** A host as most are: an empty application that knows nothing of Watchword. */
@ApplicationPath("/api")
public class HostApplication extends Application {}
