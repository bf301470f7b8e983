package org.dilmun.ejb.operations;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A backup as it lies there. Opened only if every file is what was written: a damaged archive is refused as a whole. */
final class Archive implements AutoCloseable {

    private final ZipFile zip;
    private final Manifest manifest;

    /** @throws BackupRefused if it is not there, damaged or no backup */
    Archive(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BackupRefused("there is no archive " + file);
        }
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new BackupRefused(file + " is damaged or no backup: " + e.getMessage());
        }
        try {
            manifest = Manifest.read(text(Manifest.NAME));
            requireWhole();
        } catch (ZipException | EOFException e) { // the latter if what is damaged says that more follows
            zip.close();
            throw new BackupRefused("the archive is damaged: " + e.getMessage());
        } catch (IOException | BackupRefused e) {
            zip.close();
            throw e;
        }
    }

    private void requireWhole() throws IOException {
        Set<String> expected =
                manifest.files().stream().map(Manifest.File::name).collect(Collectors.toCollection(HashSet::new));
        expected.add(Manifest.NAME);
        if (!zip.stream().map(ZipEntry::getName).collect(Collectors.toSet()).equals(expected)) {
            throw new BackupRefused("the archive is damaged: it does not hold the files that its manifest names");
        }
        for (Manifest.File file : manifest.files()) {
            if (!sha256(file.name()).equals(file.sha256())) {
                throw new BackupRefused("the archive is damaged: " + file.name() + " is not as it was written");
            }
        }
    }

    private String sha256(String name) throws IOException {
        MessageDigest digest = Fingerprint.sha256();
        try (var content = new DigestInputStream(open(name), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String text(String name) throws IOException {
        try (InputStream content = open(name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private InputStream open(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new BackupRefused("the archive is damaged or no backup: it has no " + name);
        }
        return zip.getInputStream(entry);
    }

    Manifest manifest() {
        return manifest;
    }

    /** @return the head and the rows of a table, line by line */
    BufferedReader read(Manifest.File file) throws IOException {
        return new BufferedReader(new InputStreamReader(open(file.name()), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
