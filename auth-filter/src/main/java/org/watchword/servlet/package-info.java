/**
 * The way of a request through the servlet container: the filter, the token reader, the authentication of the request,
 * the answer to a refused one.
 */
@NullMarked
package org.watchword.servlet;

import org.jspecify.annotations.NullMarked;
