/** Settings: their names, their defaults, and where their values come from. */
@NullMarked
package org.watchword.config;

import org.jspecify.annotations.NullMarked;
