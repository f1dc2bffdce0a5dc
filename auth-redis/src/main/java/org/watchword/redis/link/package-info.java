/**
 * Speaks with Redis: connections, scripts, what kind of server it is, and what others publish. The only package that
 * knows Jedis.
 */
@NullMarked
package org.watchword.redis.link;

import org.jspecify.annotations.NullMarked;
