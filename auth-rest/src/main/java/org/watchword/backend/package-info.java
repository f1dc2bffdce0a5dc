/**
 * Door for a jar beside this one that keeps sessions, revocations and attempts elsewhere than in the database. Not for
 * hosts: the types of the ports stand in it, and they change.
 */
@NullMarked
package org.watchword.backend;

import org.jspecify.annotations.NullMarked;
