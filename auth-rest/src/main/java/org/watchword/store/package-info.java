/** The ports of storage: plain records, no JPA types. */
@NullMarked
package org.watchword.store;

import org.jspecify.annotations.NullMarked;
