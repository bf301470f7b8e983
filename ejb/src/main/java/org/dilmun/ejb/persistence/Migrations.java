package org.dilmun.ejb.persistence;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The schema as an older release had it. A restore makes the tables as they were when the backup was written, fills them, and
 * then lets the later migrations work on the content as an upgrade does.
 */
public final class Migrations {

    private Migrations() {}

    /** @return version and checksum of what this release would apply to that database, which is empty */
    public static Map<String, String> known(DataSource database) {
        var known = new TreeMap<String, String>();
        for (MigrationInfo migration :
                Migrator.configuration(database).load().info().all()) {
            if (migration.getVersion() != null && migration.getState().isResolved()) {
                known.put(migration.getVersion().getVersion(), Integer.toString(migration.getChecksum()));
            }
        }
        return known;
    }

    /** @return version and checksum of what was applied */
    public static Map<String, String> applied(Connection connection) throws SQLException {
        var applied = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select version, checksum from flyway_schema_history"
                        + " where success = true and version is not null")) {
            while (rows.next()) {
                applied.put(rows.getString(1), rows.getString(2));
            }
        }
        return applied;
    }

    /** Applies those of this release's migrations and no others; with none, the database is only marked as Flyway's. */
    public static void apply(DataSource database, Set<String> versions) {
        List<LoadableResource> scripts = List.of(
                        Migrator.configuration(database).load().info().all())
                .stream()
                .filter(migration -> migration.getVersion() != null
                        && versions.contains(migration.getVersion().getVersion()))
                .map(migration -> (LoadableResource) new Script(migration.getScript()))
                .toList();
        Migrator.configuration(database)
                .resourceProvider(new Chosen(scripts))
                .load()
                .migrate();
    }

    private record Chosen(List<LoadableResource> scripts) implements ResourceProvider {

        @Override
        public LoadableResource getResource(String name) {
            return scripts.stream()
                    .filter(script -> script.getRelativePath().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return scripts.stream()
                    .filter(script -> script.getFilename().startsWith(prefix)
                            && List.of(suffixes).stream().anyMatch(script.getFilename()::endsWith))
                    .toList();
        }
    }

    private static final class Script extends LoadableResource {

        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            return new InputStreamReader(
                    Migrations.class.getResourceAsStream("/" + getAbsolutePath()), StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return Migrator.FOLDER + "/" + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
