/**
 * Revocations: who is out before the token ends, and how all nodes learn of it. Its services are safe for any thread.
 */
@NullMarked
package org.watchword.revocation;

import org.jspecify.annotations.NullMarked;
