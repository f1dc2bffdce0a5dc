/**
 * Report on a running web application, in the log at start and at {@code /auth/status}: facts, parts that are on or
 * off, conflicts and unsafe settings. Its services are safe for any thread.
 */
@NullMarked
package org.watchword.report;

import org.jspecify.annotations.NullMarked;
