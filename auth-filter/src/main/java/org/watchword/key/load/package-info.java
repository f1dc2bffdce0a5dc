/**
 * Reads keys from settings, files and texts: PEM, JWK, JWK sets, shared secrets. Its services are safe for any thread.
 */
@NullMarked
package org.watchword.key.load;

import org.jspecify.annotations.NullMarked;
