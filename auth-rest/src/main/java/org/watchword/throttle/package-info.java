/**
 * Who may try again, and when: limits, growing delays and the lock on an account, whatever the attempts are. Its
 * services are safe for any thread.
 */
@NullMarked
package org.watchword.throttle;

import org.jspecify.annotations.NullMarked;
