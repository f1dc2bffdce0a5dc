/** API for hosts: the caller, the annotation of permissions, and the answer to a refused request. */
@NullMarked
package org.watchword.api;

import org.jspecify.annotations.NullMarked;
