/**
 * Passwords: hashed, verified, and how many at once.
 */
@NullMarked
package org.watchword.password;

import org.jspecify.annotations.NullMarked;
