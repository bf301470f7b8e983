package org.dilmun.ejb.persistence;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;

/**
 * Lets a timer pass once the schema is there. The container starts the timers of a node while {@link Migrator} is at work;
 * a run that comes too early is left out, since the next one is never far. Every bean with a schedule has it.
 */
public class AfterMigration {

    @Inject
    Schema schema;

    @AroundTimeout
    public Object pass(InvocationContext timeout) throws Exception {
        return schema.current() ? timeout.proceed() : null;
    }
}
