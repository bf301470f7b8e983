package org.dilmun.ejb.operations;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.dilmun.domain.kernel.Sha256;

/**
 * What a backup holds, its last file. Lines of values with tabs between; the last line is the SHA-256 of those before it.
 *
 * @param product version of the program that wrote it
 * @param moment of which the content is
 * @param migrations what made the schema: version and checksum
 * @param files of the tables, each behind those that it refers to
 */
record Manifest(String product, Instant moment, Map<String, String> migrations, List<File> files) {

    static final String NAME = "manifest.txt";

    private static final String FORMAT = "dilmun-backup\t1";

    /**
     * The file of a table.
     *
     * @param sha256 of its bytes
     * @param fingerprint of its rows
     */
    record File(String table, long rows, String sha256, String fingerprint) {

        String name() {
            return nameOf(table);
        }

        static String nameOf(String table) {
            return "tables/" + table + ".tsv";
        }
    }

    String write() {
        var text = new StringBuilder(FORMAT + "\nproduct\t" + product + "\nmoment\t" + moment + "\n");
        new TreeMap<>(migrations)
                .forEach((version, checksum) -> text.append("migration\t" + version + "\t" + checksum + "\n"));
        files.forEach(file -> text.append("table\t" + file.table() + "\t" + file.rows() + "\t" + file.sha256() + "\t"
                + file.fingerprint() + "\n"));
        return text + "sha256\t" + Sha256.hex(text.toString()) + "\n";
    }

    /** @throws BackupRefused if it is not whole or of another format */
    static Manifest read(String text) {
        int end = text.lastIndexOf("sha256\t");
        if (end < 0 || !text.substring(end).equals("sha256\t" + Sha256.hex(text.substring(0, end)) + "\n")) {
            throw new BackupRefused("the archive is damaged: " + NAME + " is not as it was written");
        }
        List<String> lines = text.substring(0, end).lines().toList();
        if (!lines.get(0).equals(FORMAT)) {
            throw new BackupRefused("the archive has a format that this version does not read: " + lines.get(0));
        }
        try {
            return parse(lines);
        } catch (IndexOutOfBoundsException | NumberFormatException | DateTimeParseException e) {
            throw new BackupRefused("the archive is damaged: " + NAME + " cannot be read");
        }
    }

    private static Manifest parse(List<String> lines) {
        var migrations = new TreeMap<String, String>();
        var files = new ArrayList<File>();
        for (String line : lines) {
            String[] part = line.split("\t", -1);
            if (part[0].equals("migration")) {
                migrations.put(part[1], part[2]);
            } else if (part[0].equals("table")) {
                files.add(new File(part[1], Long.parseLong(part[2]), part[3], part[4]));
            }
        }
        return new Manifest(
                lines.get(1).split("\t", -1)[1], Instant.parse(lines.get(2).split("\t", -1)[1]), migrations, files);
    }

    long rows() {
        return files.stream().mapToLong(File::rows).sum();
    }

    /** @return the newest of what made the schema */
    String schema() {
        return migrations.keySet().stream().reduce("", (first, second) -> second);
    }
}
