package org.dilmun.ejb.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.dilmun.ejb.operations.Diagnostic.State;
import org.dilmun.ejb.operations.Diagnostic.Unit;
import org.dilmun.ejb.persistence.Job;

/** The jobs: when they last came to their end, and what they failed of since. */
@ApplicationScoped
public class JobDiagnostics implements DiagnosticSource {

    private static final String RUN =
            "select last_ended_at, last_failed_at, last_failure from job_lease where job_name = ?";

    /** A job that is being done when it is looked at, or whose node died, is not late yet. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Resource(lookup = "java:app/jdbc/dilmun")
    DataSource dataSource;

    @Inject
    @Any
    Instance<Job> jobs;

    @Override
    public List<Diagnostic> read(Instant now) {
        try (Connection connection = dataSource.getConnection()) {
            var list = new ArrayList<Diagnostic>();
            for (Job job : jobs) {
                list.add(read(connection, job, now));
            }
            return list;
        } catch (SQLException e) {
            throw new IllegalStateException("the runs of the jobs cannot be read", e);
        }
    }

    private static Diagnostic read(Connection connection, Job job, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(RUN)) {
            statement.setString(1, job.code());
            var row = statement.executeQuery();
            if (!row.next()) {
                throw new IllegalStateException("job_lease has no row for " + job.code());
            }
            Instant ended = instant(row.getObject(1, LocalDateTime.class));
            Instant failed = instant(row.getObject(2, LocalDateTime.class));
            boolean failing = failed != null && (ended == null || failed.isAfter(ended));
            boolean late = ended != null
                    && now.isAfter(ended.plus(job.pace().multipliedBy(2)).plus(PATIENCE));
            return new Diagnostic(
                    "job",
                    job.code(),
                    failing ? State.BAD : late ? State.WARN : State.OK,
                    ended == null ? 0 : Math.max(0, Duration.between(ended, now).toSeconds()),
                    Unit.SECONDS,
                    ended,
                    failing ? row.getString(3) : "");
        }
    }

    private static Instant instant(LocalDateTime utc) {
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }
}
