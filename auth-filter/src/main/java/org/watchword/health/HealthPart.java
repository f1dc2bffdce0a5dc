package org.watchword.health;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One part that must be able to do its work.
 *
 * @param name one word, for the operator
 * @param problem what stands in the way now, in a few words without secrets; empty where nothing does. Asked by many
 *     threads at once and every few seconds, so that it is quick, waits for nobody for long, and never throws
 */
public record HealthPart(String name, Supplier<Optional<String>> problem) {}
