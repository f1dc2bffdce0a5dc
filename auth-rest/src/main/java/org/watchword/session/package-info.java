/**
 * Sessions: opened, refreshed, revoked; the tokens they issue and the keys that sign them.
 */
@NullMarked
package org.watchword.session;

import org.jspecify.annotations.NullMarked;
