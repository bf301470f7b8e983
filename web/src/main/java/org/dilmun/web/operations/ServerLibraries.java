package org.dilmun.web.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

/**
 * What a command needs and the server has already, so that the WAR does not carry it again: H2 and the JSON library. They are
 * taken from the server that {@code DILMUN_SERVER} names (Payara Micro's jar or the folder of a Payara Server), else from a
 * {@code payara-micro*.jar} beside the WAR or in the folder in which the command is given.
 */
final class ServerLibraries {

    private static final Set<String> NEEDED =
            Set.of("h2.jar", "jackson-annotations.jar", "jackson-core.jar", "jackson-databind.jar");
    private static final String IN_MICRO = "MICRO-INF/runtime/";
    private static final int DEPTH = 4; // payara6/glassfish/modules/…

    private final Path server;

    private ServerLibraries(Path server) {
        this.server = server;
    }

    /** @return empty if no server is named and none lies beside the WAR */
    static Optional<ServerLibraries> find(Path war) throws IOException {
        String named = System.getenv("DILMUN_SERVER");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::exists).map(ServerLibraries::new);
        }
        for (Path folder : List.of(war.toAbsolutePath().getParent(), Path.of("").toAbsolutePath())) {
            try (Stream<Path> files = Files.list(folder)) {
                Optional<Path> micro = files.filter(
                                file -> file.getFileName().toString().matches("payara-micro.*\\.jar"))
                        .max(Comparator.naturalOrder());
                if (micro.isPresent()) {
                    return micro.map(ServerLibraries::new);
                }
            }
        }
        return Optional.empty();
    }

    /** @return whether the server had all of them */
    boolean copyTo(Path folder) throws IOException {
        return (Files.isDirectory(server) ? copyFromFolder(folder) : copyFromMicro(folder)).equals(NEEDED);
    }

    private Set<String> copyFromMicro(Path folder) throws IOException {
        try (var zip = new ZipFile(server.toFile())) {
            Set<ZipEntry> found = zip.stream()
                    .filter(entry -> entry.getName().startsWith(IN_MICRO)
                            && NEEDED.contains(entry.getName().substring(IN_MICRO.length())))
                    .collect(Collectors.toSet());
            for (ZipEntry entry : found) {
                try (var content = zip.getInputStream(entry)) {
                    Files.copy(content, folder.resolve(entry.getName().substring(IN_MICRO.length())));
                }
            }
            return found.stream()
                    .map(entry -> entry.getName().substring(IN_MICRO.length()))
                    .collect(Collectors.toSet());
        }
    }

    private Set<String> copyFromFolder(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.find(
                server,
                DEPTH,
                (file, kind) -> NEEDED.contains(file.getFileName().toString()))) {
            found = files.toList();
        }
        for (Path file : found) {
            Files.copy(file, folder.resolve(file.getFileName()), REPLACE_EXISTING);
        }
        return found.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
}
