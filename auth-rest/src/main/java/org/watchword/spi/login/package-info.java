/**
 * What a host may implement of login. How a part is found says {@link org.watchword.spi}.
 *
 * @since 1.0
 */
@NullMarked
package org.watchword.spi.login;

import org.jspecify.annotations.NullMarked;
