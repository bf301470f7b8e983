package org.dilmun.ejb.operations;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;

import org.dilmun.ejb.persistence.Migrations;
import org.dilmun.ejb.persistence.UnfinishedRestore;

/**
 * Copies a database, as it is at one moment, into an archive that any database of the platform can be restored from. Others
 * go on writing meanwhile. A row at a time is in memory.
 */
final class Backup {

    private final DataSource database;
    private final String product;
    private final Consumer<String> progress;

    /** @param product version of the program */
    Backup(DataSource database, String product, Consumer<String> progress) {
        this.database = database;
        this.product = product;
        this.progress = progress;
    }

    /**
     * Writes beside the target and renames at the end, so that there never is half an archive of that name. What is copied is
     * also proved.
     *
     * @throws BackupRefused if there is such a file, or no content of the platform to copy
     */
    Proven write(Path target, Instant now) throws SQLException, IOException {
        if (Files.exists(target)) {
            throw new BackupRefused(target + " is there already and is not overwritten");
        }
        try (var snapshot = new Snapshot(database)) {
            if (UnfinishedRestore.in(snapshot.connection())) {
                throw new BackupRefused("a restore into this database did not end: there is nothing to copy");
            }
            Path part = target.resolveSibling(target.getFileName() + ".part");
            Files.deleteIfExists(part); // of a run that was killed
            Manifest manifest;
            try {
                manifest = write(part, snapshot, now);
                Files.move(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
            progress.accept("written: " + target + ", " + manifest.files().size() + " tables, " + manifest.rows()
                    + " rows, schema " + manifest.schema());
            return new DatabaseProof(snapshot.connection()).check();
        }
    }

    private Manifest write(Path part, Snapshot snapshot, Instant now) throws SQLException, IOException {
        var files = new ArrayList<Manifest.File>();
        try (FileChannel channel = FileChannel.open(
                part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly(part))) {
            var zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
            for (Table table : Table.list(snapshot.connection())) {
                files.add(write(zip, table, snapshot));
            }
            var manifest = new Manifest(product, now, Migrations.applied(snapshot.connection()), files);
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest.write().getBytes(StandardCharsets.UTF_8));
            zip.finish();
            zip.flush();
            channel.force(true);
            return manifest;
        }
    }

    private Manifest.File write(ZipOutputStream zip, Table table, Snapshot snapshot) throws SQLException, IOException {
        MessageDigest digest = Fingerprint.sha256();
        var fingerprint = new Fingerprint();
        zip.putNextEntry(new ZipEntry(Manifest.File.nameOf(table.name())));
        OutputStream file = new BufferedOutputStream(new DigestOutputStream(zip, digest));
        file.write((table.head() + "\n").getBytes(StandardCharsets.UTF_8));
        try (var statement = snapshot.streaming();
                var row = statement.executeQuery(table.select())) {
            while (row.next()) {
                String line = table.line(row);
                fingerprint.add(line);
                file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        file.flush();
        zip.closeEntry();
        progress.accept(table.name() + ": " + fingerprint.rows() + " rows");
        return new Manifest.File(
                table.name(), fingerprint.rows(), HexFormat.of().formatHex(digest.digest()), fingerprint.hex());
    }

    /** An archive holds personal data in plain text. */
    private static FileAttribute<?>[] ownersOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? List.of(PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                        .toArray(new FileAttribute<?>[0])
                : new FileAttribute<?>[0];
    }
}
