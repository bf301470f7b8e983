package org.dilmun.ejb.persistence;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OnDatabase
class UnfinishedRestoreTest {

    @Test
    void the_platform_does_not_start_on_a_database_whose_restore_did_not_end() throws SQLException {
        try (var database = new TestDatabase()) {
            assertThatCode(() -> UnfinishedRestore.requireNone(database.pool())).doesNotThrowAnyException();
            try (var connection = database.pool().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create table restore_unfinished (id integer not null primary key)");
                assertThatThrownBy(() -> UnfinishedRestore.requireNone(database.pool()))
                        .hasMessage("the restore into this database did not end: run it again");
                statement.execute("drop table restore_unfinished");
            }
        }
    }
}
