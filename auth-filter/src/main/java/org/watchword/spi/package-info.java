/**
 * Parts that a host may implement. A part is found as a CDI bean of its type, else as a provider in
 * {@code META-INF/services}; the report at start names each that was found. Of one type there is at most one.
 *
 * @since 1.0
 */
@NullMarked
package org.watchword.spi;

import org.jspecify.annotations.NullMarked;
