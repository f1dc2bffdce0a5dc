/** Reads the bodies of requests: JSON and forms, strictly, into fields with limits. */
@NullMarked
package org.watchword.http.body;

import org.jspecify.annotations.NullMarked;
