package org.dilmun.ear;

import java.io.File;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.ejb.persistence.StartLock;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** What only the container does for our beans, seen from the inside of the packaged WAR. */
@ExtendWith(ArquillianExtension.class)
class InContainerIT {

    @Inject
    StartLock startLock;

    @Inject
    Deadlocking deadlocking;

    @Resource(lookup = "java:app/jdbc/dilmun")
    DataSource dataSource;

    @Resource(lookup = "java:comp/UserTransaction")
    UserTransaction transaction;

    @Deployment
    static WebArchive packaged() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("war")))
                .addClasses(Deadlocking.class, DeadlockingInside.class);
    }

    @Test
    void connections_see_only_what_others_have_committed() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertEquals(Connection.TRANSACTION_READ_COMMITTED, connection.getTransactionIsolation());
        }
    }

    @Test
    void the_lock_of_a_start_is_refused_outside_a_transaction_and_taken_inside_one() throws Exception {
        assertThrows(EJBTransactionRequiredException.class, startLock::take);
        transaction.begin();
        assertDoesNotThrow(startLock::take);
        transaction.rollback();
    }

    @Test
    void a_transaction_that_deadlocks_inside_is_begun_again_from_its_outermost_method() throws SQLException {
        var attempts = new AtomicInteger();
        deadlocking.writeAndCall(attempts);
        assertEquals(2, attempts.get());
        try (Connection connection = dataSource.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select last_failure from job_lease where job_name = 'spent-tokens'")) {
            row.next();
            assertEquals("outside;inside;", row.getString(1));
        }
    }
}
