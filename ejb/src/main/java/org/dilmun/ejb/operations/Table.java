package org.dilmun.ejb.operations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.dilmun.ejb.persistence.UnfinishedRestore;

/** A table of the product with its columns, by name. */
record Table(String name, Map<String, ColumnKind> columns) {

    /** What tells of the schema itself and is made anew. */
    private static final Set<String> OF_THE_SCHEMA = Set.of("flyway_schema_history", UnfinishedRestore.TABLE);

    /** @return all tables with content, each behind those that its foreign keys point to */
    static List<Table> list(Connection connection) throws SQLException {
        Set<String> names = names(connection);
        names.removeAll(OF_THE_SCHEMA);
        Map<String, Set<String>> before = new LinkedHashMap<>();
        for (String name : names) {
            before.put(name, referred(connection, name));
        }
        var tables = new ArrayList<Table>();
        for (String name : inOrder(before)) {
            tables.add(read(connection, name));
        }
        return tables;
    }

    /** @return of all tables, in alphabetical order */
    static Set<String> names(Connection connection) throws SQLException {
        var names = new TreeSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select table_name from information_schema.tables"
                        + " where table_schema = schema() and table_type = 'BASE TABLE'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static Set<String> referred(Connection connection, String table) throws SQLException {
        var names = new TreeSet<String>();
        try (ResultSet keys =
                connection.getMetaData().getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (keys.next()) {
                names.add(keys.getString("PKTABLE_NAME"));
            }
        }
        names.remove(table);
        return names;
    }

    private static Set<String> inOrder(Map<String, Set<String>> before) {
        var placed = new LinkedHashSet<String>();
        while (placed.size() < before.size()) {
            Set<String> next = before.entrySet().stream()
                    .filter(table -> !placed.contains(table.getKey()) && placed.containsAll(table.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (next.isEmpty()) {
                throw new IllegalStateException("the foreign keys of the tables form a circle");
            }
            placed.addAll(next);
        }
        return placed;
    }

    private static Table read(Connection connection, String name) throws SQLException {
        var columns = new LinkedHashMap<String, ColumnKind>();
        try (var statement = connection.createStatement();
                var none = statement.executeQuery("select * from " + name + " where 1 = 0")) {
            var meta = none.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.put(meta.getColumnName(i), ColumnKind.of(meta.getColumnType(i)));
            }
        }
        return new Table(name, columns);
    }

    /** The first line of its file: {@code id:integer}, tab, {@code name:text} … */
    String head() {
        return columns.entrySet().stream()
                .map(column -> column.getKey() + ":" + column.getValue().code())
                .collect(Collectors.joining("\t"));
    }

    String select() {
        return "select " + String.join(", ", columns.keySet()) + " from " + name;
    }

    String insert() {
        return "insert into " + name + " (" + String.join(", ", columns.keySet()) + ") values ("
                + columns.keySet().stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }

    /** @return the row's values as its line in the file */
    String line(ResultSet row) throws SQLException {
        var line = new StringBuilder();
        int column = 0;
        for (ColumnKind kind : columns.values()) {
            column++;
            if (column > 1) {
                line.append('\t');
            }
            Line.append(line, kind.read(row, column));
        }
        return line.toString();
    }
}
