/** A phone book: what a host of Watchword looks like. */
package org.watchword.sample;
