/**
 * Stands before operations: who the caller is, how often, and how many passwords may be tried. Every class is safe for
 * any thread.
 */
@NullMarked
package org.watchword.http.guard;

import org.jspecify.annotations.NullMarked;
