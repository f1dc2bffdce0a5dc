/** Makes the caller as the application sees it. */
@NullMarked
package org.watchword.principal;

import org.jspecify.annotations.NullMarked;
