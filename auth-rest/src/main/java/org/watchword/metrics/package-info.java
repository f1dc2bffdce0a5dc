/**
 * Numbers of what happens, for the metrics that a host or its server has. Types of Micrometer and OpenTelemetry are
 * only touched where they are there. Its services are safe for any thread.
 */
@NullMarked
package org.watchword.metrics;

import org.jspecify.annotations.NullMarked;
