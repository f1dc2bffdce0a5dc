/** Transactions and connections beneath the adapters. */
@NullMarked
package org.watchword.store.jpa.unit;

import org.jspecify.annotations.NullMarked;
