/**
 * The ports of auth-rest on Redis, and the script that each of them runs. What is written by one call is written by one
 * script.
 */
@NullMarked
package org.watchword.redis.store;

import org.jspecify.annotations.NullMarked;
