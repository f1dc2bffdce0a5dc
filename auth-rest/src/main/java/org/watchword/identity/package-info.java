/** User names and e-mail addresses as they are written, compared and told to mail servers. Depends on nothing. */
@NullMarked
package org.watchword.identity;

import org.jspecify.annotations.NullMarked;
