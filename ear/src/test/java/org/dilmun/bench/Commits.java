package org.dilmun.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import org.HdrHistogram.Histogram;

/** What the database itself needs for a transaction that is kept. */
final class Commits {

    private Commits() {}

    /** Two inserts and a commit, one after another on one connection. @return microseconds of each */
    static Histogram bare(DataSource database, Duration length) throws SQLException {
        var micros = new Histogram(3);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table one (id bigint primary key, content varchar(200))");
            statement.execute("create table other (id bigint primary key, content varchar(200))");
            connection.setAutoCommit(false);
            try (var one = connection.prepareStatement("insert into one values (?, 'a line of some length')");
                    var other = connection.prepareStatement("insert into other values (?, 'a line of some length')")) {
                long end = System.nanoTime() + length.toNanos();
                for (long id = 0; System.nanoTime() < end; id++) {
                    long start = System.nanoTime();
                    one.setLong(1, id);
                    one.executeUpdate();
                    other.setLong(1, id);
                    other.executeUpdate();
                    connection.commit();
                    micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
                }
            }
        }
        return micros;
    }

    /** @return commits that the server has been asked for since it started */
    static long asked(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("show global status like 'Com_commit'")) {
            row.next();
            return row.getLong(2);
        }
    }
}
