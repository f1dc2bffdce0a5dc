/**
 * Who may do what: rules, and the one place that decides them.
 */
@NullMarked
package org.watchword.authorization;

import org.jspecify.annotations.NullMarked;
