package org.watchword.config;

/**
 * A setting cannot be used: stops the start. The message names the setting, the value (not a secret's) and what would
 * be right.
 */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
