/** Keeps sessions, revocations and attempts in Redis: the provider that auth-rest finds, and its settings. */
@NullMarked
package org.watchword.redis;

import org.jspecify.annotations.NullMarked;
