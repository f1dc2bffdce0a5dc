package org.watchword.integration.shape.scanning;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Names no class, and so takes all that the server finds. */
@ApplicationPath("/api")
public class ScanningApplication extends Application {}
