/**
 * The way of a request through the servlet container: start-up, the filter, the token reader, path rules.
 */
@NullMarked
package org.watchword.servlet;

import org.jspecify.annotations.NullMarked;
