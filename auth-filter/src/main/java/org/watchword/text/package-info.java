/** Text as it comes from files, variables and other machines. Depends on nothing of ours. */
@NullMarked
package org.watchword.text;

import org.jspecify.annotations.NullMarked;
