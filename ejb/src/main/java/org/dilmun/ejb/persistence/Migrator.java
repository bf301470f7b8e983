package org.dilmun.ejb.persistence;

import java.sql.Connection;
import javax.sql.DataSource;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.logging.LogFactory;

import org.dilmun.ejb.country.Profile;

/**
 * Brings the schema to this release's state before anything else touches it: every other start-up bean depends on this
 * one, and EclipseLink logs in only when it is first used.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
        name = "java:app/jdbc/dilmun",
        className = "org.dilmun.ejb.persistence.DilmunDataSource",
        url = "${MPCONFIG=dilmun.db.url:" + DilmunDataSource.DEFAULT_URL + "}",
        user = "${MPCONFIG=dilmun.db.user:" + DilmunDataSource.DEFAULT_USER + "}",
        password = "${MPCONFIG=dilmun.db.password:" + DilmunDataSource.DEFAULT_USER + "}",
        minPoolSize = 2,
        maxPoolSize = 20,
        isolationLevel = Connection.TRANSACTION_READ_COMMITTED,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=table",
            "fish.payara.validation-table-name=DUAL",
            "fish.payara.validate-atmost-once-period-in-seconds=1" // else every statement outside a transaction asks
            // twice
        })
public class Migrator {

    static final String FOLDER = "db/migration/common";

    private static final System.Logger LOG = System.getLogger(Migrator.class.getName());

    @Resource(lookup = "java:app/jdbc/dilmun")
    DataSource dataSource;

    @Inject
    Profile profile;

    @Inject
    Schema schema;

    /** In production a database that was a demonstration's is refused: its secrets are public. */
    @PostConstruct
    void start() {
        profile.requireComplete();
        UnfinishedRestore.requireNone(dataSource);
        var result = migrate(dataSource);
        LOG.log(System.Logger.Level.INFO, "schema: {0} migrations applied", result);
        if (!profile.demonstration()) {
            new DemonstrationRemains(dataSource).requireNone();
        }
        schema.migrated();
    }

    /** @return how many migrations were applied */
    public static int migrate(DataSource dataSource) {
        Flyway flyway = configuration(dataSource).load();
        LogFactory.setLogCreator(
                new MigrationLog()); // by name it would be sought beside Flyway, where an EAR has it not
        return flyway.migrate().migrationsExecuted;
    }

    static FluentConfiguration configuration(DataSource dataSource) {
        return Flyway.configure(Migrator.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:" + FOLDER)
                .outOfOrder(true);
    }
}
