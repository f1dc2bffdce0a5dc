/**
 * What stands between client and server: which proxies are trusted, and what they say of the client.
 */
@NullMarked
package org.watchword.proxy;

import org.jspecify.annotations.NullMarked;
