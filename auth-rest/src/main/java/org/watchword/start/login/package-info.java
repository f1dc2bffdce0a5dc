/** Wires the parts of this jar for one web application, in order; nothing else does. Reports what was found. */
@NullMarked
package org.watchword.start.login;

import org.jspecify.annotations.NullMarked;
