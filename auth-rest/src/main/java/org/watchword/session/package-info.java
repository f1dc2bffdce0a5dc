/** Sessions: opened, refreshed, ended, and the tokens that they issue. Its services are safe for any thread. */
@NullMarked
package org.watchword.session;

import org.jspecify.annotations.NullMarked;
