package org.watchword.integration.shape.notes;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The host's application. */
@ApplicationPath("/api")
public class NotesApplication extends Application {}
