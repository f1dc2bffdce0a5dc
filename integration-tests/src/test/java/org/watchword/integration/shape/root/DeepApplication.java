package org.watchword.integration.shape.root;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** At a path of several segments. */
@ApplicationPath("/a/b/c")
public class DeepApplication extends Application {}
