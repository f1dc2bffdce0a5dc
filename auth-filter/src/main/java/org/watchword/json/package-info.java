/**
 * Reads JSON of other parties: tokens, key sets and bodies. Depends on nothing of ours, and shows no type of Jackson.
 */
@NullMarked
package org.watchword.json;

import org.jspecify.annotations.NullMarked;
