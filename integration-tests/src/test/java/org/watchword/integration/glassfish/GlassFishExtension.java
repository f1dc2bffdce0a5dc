package org.watchword.integration.glassfish;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells Arquillian of the observer; found through {@code META-INF/services}. */
public final class GlassFishExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(WokenLog.class);
    }
}
