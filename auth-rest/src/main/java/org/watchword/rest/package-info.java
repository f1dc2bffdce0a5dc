/**
 * The endpoints, and their request and response records.
 */
@NullMarked
package org.watchword.rest;

import org.jspecify.annotations.NullMarked;
