/**
 * Implements what the host's own code calls: {@link org.watchword.api.login} on the use cases that the endpoints have.
 */
@NullMarked
package org.watchword.embedded;

import org.jspecify.annotations.NullMarked;
