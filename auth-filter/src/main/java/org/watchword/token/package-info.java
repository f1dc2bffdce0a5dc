/**
 * From the text of a bearer token to a verified token, and from claims to a signed one. The only package that knows
 * java-jwt. Its services are safe for any thread.
 */
@NullMarked
package org.watchword.token;

import org.jspecify.annotations.NullMarked;
