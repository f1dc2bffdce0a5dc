/**
 * What is said of a running web application, in the log at start and at {@code /auth/status}: facts, what is on and off, conflicts and
 * unsafe settings.
 */
@NullMarked
package org.watchword.report;

import org.jspecify.annotations.NullMarked;
