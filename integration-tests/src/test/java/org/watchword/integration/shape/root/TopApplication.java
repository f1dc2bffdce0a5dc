package org.watchword.integration.shape.root;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** At the context root itself. */
@ApplicationPath("/")
public class TopApplication extends Application {}
