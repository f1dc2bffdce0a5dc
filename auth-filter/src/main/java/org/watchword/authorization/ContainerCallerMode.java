package org.watchword.authorization;

/** Whether the container itself is told who calls. */
public enum ContainerCallerMode {
    /** Tells the container where something in the host needs it, and nothing there stands against it. */
    AUTO,
    /** Always; where that cannot be, the start stops. */
    ON,
    /** Never. */
    OFF
}
