package org.watchword.beans;

import static org.assertj.core.api.Assertions.assertThat;

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
    void classLoadsOnAServerThatHasNoCdi() throws Exception {
        URL ours = CurrentCdi.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader server = new URLClassLoader(new URL[] {ours}, ClassLoader.getPlatformClassLoader())) {
            Class<?> there = Class.forName(CurrentCdi.class.getName(), true, server);

            assertThat(there.getMethod("isOnServer", ClassLoader.class).invoke(null, server))
                    .isEqualTo(false);
        }
    }
}
