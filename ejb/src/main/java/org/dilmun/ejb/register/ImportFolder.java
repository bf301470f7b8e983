package org.dilmun.ejb.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.register.ImportedFile;
import org.dilmun.ejb.table.ColumnMissing;
import org.dilmun.ejb.table.ColumnUnknown;

/** The folder on the server into which an operator puts files of people. Links are not followed, nor folders inside. */
@ApplicationScoped
public class ImportFolder {

    private static final int AT_MOST = 100;
    private static final int LONGEST_NAME = 200;

    @Inject
    @ConfigProperty(name = "dilmun.import.folder")
    Optional<String> folder;

    @Inject
    LineJudge judge;

    /** A file that could be imported. */
    public record WaitingFile(String name, long bytes, Instant changedAt) {}

    /** Whether the operator has set one. */
    public boolean present() {
        return folder.map(Path::of).filter(Files::isDirectory).isPresent();
    }

    /** @return by name; at most 100 */
    public List<WaitingFile> list() {
        if (!present()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(folder.get()))) {
            return files.filter(ImportFolder::importable)
                    .sorted()
                    .limit(AT_MOST)
                    .map(ImportFolder::waiting)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the file as a whole, which takes a second or two for a million people.
     *
     * @throws NotFound if there is no such file
     * @throws ColumnMissing if its first line is no header of people
     * @throws ColumnUnknown likewise
     */
    public ImportedFile inspect(String name) {
        try (RegisterFile file = open(name).orElseThrow(() -> new NotFound("import-file", name))) {
            judge.columns(file.begin());
            return file.inspect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return empty if the folder of this node has no such file */
    Optional<RegisterFile> open(String name) throws IOException {
        Optional<String> listed =
                list().stream().map(WaitingFile::name).filter(name::equals).findFirst();
        return listed.isEmpty()
                ? Optional.empty()
                : Optional.of(new RegisterFile(Path.of(folder.orElseThrow(), listed.get())));
    }

    private static boolean importable(Path file) {
        String name = file.getFileName().toString();
        return name.length() <= LONGEST_NAME
                && name.toLowerCase(Locale.ROOT).endsWith(".csv")
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static WaitingFile waiting(Path file) {
        try {
            return new WaitingFile(
                    file.getFileName().toString(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
