package org.dilmun.ejb.persistence;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.interceptor.InvocationContext;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AfterMigrationTest {

    @Test
    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    void a_timer_passes_once_the_schema_is_there() throws Exception {
        var schema = new Schema();
        var gate = new AfterMigration();
        gate.schema = schema;
        var runs = new AtomicInteger();
        var timeout = (InvocationContext) Proxy.newProxyInstance(
                AfterMigrationTest.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, method, arguments) -> runs.incrementAndGet());

        gate.pass(timeout);
        assertThat(runs).hasValue(0);

        schema.migrated();
        gate.pass(timeout);
        assertThat(runs).hasValue(1);
    }
}
