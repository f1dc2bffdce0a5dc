/** Fetches keys from URLs, and keeps them fresh. */
@NullMarked
package org.watchword.key.remote;

import org.jspecify.annotations.NullMarked;
