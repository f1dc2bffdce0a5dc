/**
 * What is found of the server and of the web application around us, for the report: asked, never changed.
 */
@NullMarked
package org.watchword.host;

import org.jspecify.annotations.NullMarked;
