package org.watchword.integration.shape.mapper;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Takes every provider that it finds. */
@ApplicationPath("/api")
public class MapperApplication extends Application {}
