package org.watchword.store;

import org.jspecify.annotations.Nullable;

/**
 * A permission as stored.
 *
 * @param name unique
 * @param description what it is for, or null
 */
public record PermissionRecord(String name, @Nullable String description) {}
