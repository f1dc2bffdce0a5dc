/**
 * The one answer for every failure: status, reason, body and headers.
 */
@NullMarked
package org.watchword.error;

import org.jspecify.annotations.NullMarked;
