/**
 * The edge: the servlet hands each request to the operation that the router finds by method and path, and writes its
 * answer. Nothing here knows what the operations do.
 */
@NullMarked
package org.watchword.http;

import org.jspecify.annotations.NullMarked;
