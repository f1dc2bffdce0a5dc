package org.watchword.authorization;

/** Mode of telling the container itself who calls. */
public enum ContainerCallerMode {
    /** Tells the container where something in the host needs it, and nothing there stands against it. */
    AUTO,
    /** Always; where that cannot be, the start stops. */
    ON,
    /** Never. */
    OFF
}
