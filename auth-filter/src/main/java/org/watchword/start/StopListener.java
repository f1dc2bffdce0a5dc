package org.watchword.start;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import org.watchword.servlet.FilterRuntime;

/** Ends with the web application: what the start took is given back, so that a redeployment leaves nothing behind. */
final class StopListener implements ServletContextListener {

    private final Runnable stop;

    StopListener(Runnable stop) {
        this.stop = stop;
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        event.getServletContext().removeAttribute(FilterRuntime.class.getName());
        stop.run();
    }
}
