/** Holds the access rules, and decides them in one place. */
@NullMarked
package org.watchword.authorization;

import org.jspecify.annotations.NullMarked;
