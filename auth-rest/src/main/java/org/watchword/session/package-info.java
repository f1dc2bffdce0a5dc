/** Sessions: opened, refreshed, ended, and the tokens that they issue. */
@NullMarked
package org.watchword.session;

import org.jspecify.annotations.NullMarked;
