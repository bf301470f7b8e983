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
import java.util.stream.Stream;

/** Finds and reads the files of one country, {@code country/<code>/…} on the class path. */
public final class CountryFiles {

    private final String folder;

    public CountryFiles(String country) {
        this.folder = "country/" + country + "/";
    }

    /** Reads a file of the country's folder; a missing one is a mistake in the data. */
    public YamlFile read(String path) {
        URL url = loader().getResource(folder + path);
        if (url == null) {
            throw new BrokenCountryData(List.of(folder + path + ": is missing"));
        }
        try (InputStream in = url.openStream()) {
            return YamlFile.parse(folder + path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the YAML files below that folder of the country, in the order of their names */
    public List<YamlFile> readAll(String below) {
        URL anchor = loader().getResource(folder + "country.yaml");
        if (anchor == null) {
            throw new BrokenCountryData(List.of(folder + "country.yaml: is missing"));
        }
        try {
            return names(anchor, below).stream()
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .map(this::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names(URL anchor, String below) throws IOException {
        if (anchor.openConnection() instanceof JarURLConnection jar) {
            String prefix = folder + below + "/";
            return jar.getJarFile().stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(folder.length()))
                    .toList();
        }
        try {
            Path root = Path.of(anchor.toURI()).getParent();
            try (Stream<Path> files = Files.walk(root.resolve(below))) {
                return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .toList();
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static ClassLoader loader() {
        return CountryFiles.class.getClassLoader();
    }
}
