package org.dilmun.ejb.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which release of the program this is, as the build named it. */
public final class Release {

    private static final String NAME = read();

    private Release() {}

    public static String name() {
        return NAME;
    }

    private static String read() {
        var properties = new Properties();
        try (var file = Release.class.getResourceAsStream("/release.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("release");
    }
}
