package org.watchword.start;

import jakarta.servlet.ServletContext;
import java.util.Optional;

/**
 * As the servlet container says itself ({@link ServletContext#getServerInfo()}): WildFly, Open Liberty and GlassFish
 * do, with a version.
 */
final class ContainerServerName implements ServerName {

    @Override
    public Optional<String> find(ServletContext context) {
        String info = context.getServerInfo();
        return info != null && info.chars().anyMatch(Character::isDigit)
                ? Optional.of(info.strip().replaceAll("\\s+", " "))
                : Optional.empty();
    }
}
