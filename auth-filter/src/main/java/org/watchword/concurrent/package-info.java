/** Work that several threads want done, and one does. Depends on nothing of ours. */
@NullMarked
package org.watchword.concurrent;

import org.jspecify.annotations.NullMarked;
