/**
 * What pages of other origins may ask of us: the CORS protocol of the Fetch standard.
 */
@NullMarked
package org.watchword.cors;

import org.jspecify.annotations.NullMarked;
