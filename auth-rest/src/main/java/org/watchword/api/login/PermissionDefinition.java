package org.watchword.api.login;

import org.jspecify.annotations.Nullable;

/**
 * A permission as stored.
 *
 * @param name unique
 * @param description what it is for, or null
 * @since 1.0
 */
public record PermissionDefinition(String name, @Nullable String description) {}
