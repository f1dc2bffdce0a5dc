/** Fetches texts that others publish, by URLs of the settings. */
@NullMarked
package org.watchword.remote;

import org.jspecify.annotations.NullMarked;
