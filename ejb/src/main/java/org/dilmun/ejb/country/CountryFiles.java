package org.dilmun.ejb.country;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds and reads the files of one country: {@code country/<code>/…} on the class path for one that is shipped, or a folder
 * of the same shape anywhere on the disk for one that keeps its data itself.
 */
public final class CountryFiles {

    private static final String SHIPPED = "[a-z]{2}";

    private final String name;
    private final Path folder;

    /** @param country code of a country that is shipped, or the path of a folder */
    public CountryFiles(String country) {
        if (country.matches(SHIPPED)) {
            name = "country/" + country + "/";
            folder = shipped(name).orElse(null);
        } else {
            name = country.endsWith("/") ? country : country + "/";
            folder = Path.of(country);
        }
    }

    /** Reads a file of the country's folder; a missing one is a mistake in the data. */
    public YamlFile read(String path) {
        return find(path).orElseThrow(() -> new BrokenCountryData(List.of(name + path + ": is missing")));
    }

    /** @return empty if the country has no such file: not every one has everything */
    public Optional<YamlFile> find(String path) {
        try (InputStream in = open(path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(YamlFile.parse(name + path, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the YAML files below that folder of the country, in the order of their names */
    public List<YamlFile> readAll(String below) {
        try {
            return names(below)
                    .filter(path -> path.endsWith(".yaml"))
                    .sorted()
                    .map(this::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open(String path) throws IOException {
        if (folder == null) {
            return loader().getResourceAsStream(name + path);
        }
        Path file = folder.resolve(path);
        return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
    }

    private Stream<String> names(String below) throws IOException {
        if (folder == null) {
            return packed(below);
        }
        Path start = folder.resolve(below);
        if (!Files.isDirectory(start)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.map(file -> folder.relativize(file).toString().replace('\\', '/')).toList().stream();
        }
    }

    private Stream<String> packed(String below) throws IOException {
        URL anchor = loader().getResource(name + "country.yaml");
        if (anchor == null || !(anchor.openConnection() instanceof JarURLConnection jar)) {
            return Stream.empty();
        }
        String prefix = name + below + "/";
        return jar.getJarFile().stream()
                .map(entry -> entry.getName())
                .filter(entry -> entry.startsWith(prefix))
                .map(entry -> entry.substring(name.length()));
    }

    /** @return the folder, if it is one: classes that are not packed, as in tests */
    private static Optional<Path> shipped(String name) {
        URL anchor = loader().getResource(name + "country.yaml");
        try {
            return anchor != null && anchor.getProtocol().equals("file")
                    ? Optional.of(Path.of(anchor.toURI()).getParent())
                    : Optional.empty();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClassLoader loader() {
        return CountryFiles.class.getClassLoader();
    }
}
