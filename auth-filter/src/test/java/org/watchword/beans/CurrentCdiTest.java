package org.watchword.beans;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class CurrentCdiTest {

    @Test
    void applicationWithoutCdiGivesNoAnswer() {
        assertThat(CurrentCdi.ask(cdi -> cdi.getBeanManager())).isEmpty();
    }

    @Test
    void apiIsFoundByTheLoaderThatSeesIt() {
        assertThat(CurrentCdi.isOnServer(CurrentCdiTest.class.getClassLoader())).isTrue();
    }

    @Test
    void classLoadsOnAServerThatHasNoCdi() throws Throwable {
        URL ours = CurrentCdi.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader server = new URLClassLoader(new URL[] {ours}, ClassLoader.getPlatformClassLoader())) {
            Class<?> there = Class.forName(CurrentCdi.class.getName(), true, server);

            // Not by Class.getMethod, which loads the types of all methods.
            assertThat((boolean) MethodHandles.publicLookup()
                            .findStatic(there, "isOnServer", MethodType.methodType(boolean.class, ClassLoader.class))
                            .invoke((ClassLoader) server))
                    .isFalse();
        }
    }
}
