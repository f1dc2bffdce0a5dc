/** Knows the way between client and server: trusted proxies, TLS, CORS. */
@NullMarked
package org.watchword.transport;

import org.jspecify.annotations.NullMarked;
