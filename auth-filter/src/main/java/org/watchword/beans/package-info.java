/** The CDI container of the web application, where there is one. Knows no other package but {@code config}. */
@NullMarked
package org.watchword.beans;

import org.jspecify.annotations.NullMarked;
