package org.dilmun.web.site;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Logger;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has the server's log say of which request each line is, as long as this application runs. */
@WebListener
public class LogSetting implements ServletContextListener {

    @Inject
    @ConfigProperty(name = "dilmun.log.format")
    Optional<String> format;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        boolean json = format.map("json"::equals).orElse(false);
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            if (handler.getFormatter() != null) {
                handler.setFormatter(new LogFormat(handler.getFormatter(), json));
            }
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            if (handler.getFormatter() instanceof LogFormat ours) {
                handler.setFormatter(ours.servers());
            }
        }
    }
}
