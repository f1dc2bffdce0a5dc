/**
 * Parts of login that a host may implement. For the way in which a part is found, see {@link org.watchword.spi}.
 *
 * @since 1.0
 */
@NullMarked
package org.watchword.spi.login;

import org.jspecify.annotations.NullMarked;
