package org.watchword.integration.shape.root;

import jakarta.ws.rs.core.Application;

/** Does not say where it is; the host's web.xml does. */
public class PlacelessApplication extends Application {}
