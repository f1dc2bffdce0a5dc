package org.watchword.start.login;

import java.io.File;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A web application's class loader on a server that lacks an API: defines our classes anew, and finds nothing of the
 * hidden packages for them. {@code jakarta.servlet} and the JDK are shared with the test.
 */
final class HidingClassLoader extends URLClassLoader {

    private final List<String> hidden;

    /** @param hidden beginnings of class names */
    HidingClassLoader(List<String> hidden) {
        super(classPath(), ClassLoader.getPlatformClassLoader());
        this.hidden = hidden;
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .map(HidingClassLoader::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (hidden.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        if (name.startsWith("jakarta.servlet.")) {
            return HidingClassLoader.class.getClassLoader().loadClass(name);
        }
        return super.loadClass(name, resolve);
    }
}
