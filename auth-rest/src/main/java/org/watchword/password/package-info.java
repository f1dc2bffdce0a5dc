/** Passwords: hashed, verified, and how many at once. Its services are safe for any thread. */
@NullMarked
package org.watchword.password;

import org.jspecify.annotations.NullMarked;
