/**
 * The operations of the endpoints, grouped by subject, and the table of their routes. Called by
 * {@code org.watchword.http}.
 */
@NullMarked
package org.watchword.endpoint;

import org.jspecify.annotations.NullMarked;
