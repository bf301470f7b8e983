package org.dilmun.ejb.persistence;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/**
 * What Flyway says, one level lower than it says it: it warns at every start of what is so on purpose (migrations of any
 * order), and what is wrong it throws.
 */
public class MigrationLog implements LogCreator {

    @Override
    public Log createLogger(Class<?> source) {
        System.Logger log = System.getLogger(source.getName());
        return new Log() {
            @Override
            public boolean isDebugEnabled() {
                return log.isLoggable(System.Logger.Level.TRACE);
            }

            @Override
            public void debug(String message) {
                log.log(System.Logger.Level.TRACE, message);
            }

            @Override
            public void info(String message) {
                log.log(System.Logger.Level.DEBUG, message);
            }

            @Override
            public void warn(String message) {
                log.log(System.Logger.Level.INFO, message);
            }

            @Override
            public void error(String message) {
                log.log(System.Logger.Level.ERROR, message);
            }

            @Override
            public void error(String message, Exception cause) {
                log.log(System.Logger.Level.ERROR, message, cause);
            }

            @Override
            public void notice(String message) {
                log.log(System.Logger.Level.DEBUG, message);
            }
        };
    }
}
