package org.dilmun.web.operations;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes the WAR a command that needs Java and nothing else: {@code java -jar dilmun.war backup FILE}. Java does not look into
 * jars within a WAR, so they are unpacked for the time of the command.
 */
public final class Launcher {

    private static final List<String> FOLDERS = List.of("WEB-INF/lib/", "WEB-INF/command/");

    /** Java itself would end with 1, which means that nothing was done. */
    private static final int FAILED = 2;

    private Launcher() {}

    public static void main(String[] arguments) throws Exception {
        Path war = Path.of(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path folder = Files.createTempDirectory("dilmun-command");
        int code;
        try (var loader = new URLClassLoader(unpack(war, folder), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            code = (int) loader.loadClass("org.dilmun.ejb.operations.Commands")
                    .getMethod("run", String[].class, PrintStream.class)
                    .invoke(null, arguments, System.out);
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace();
            code = FAILED;
        } finally {
            delete(folder);
        }
        System.exit(code);
    }

    private static URL[] unpack(Path war, Path folder) throws IOException {
        var jars = new ArrayList<URL>();
        try (var zip = new ZipFile(war.toFile())) {
            for (ZipEntry entry : zip.stream().<ZipEntry>map(each -> each).toList()) {
                if (FOLDERS.stream().anyMatch(entry.getName()::startsWith) && !entry.isDirectory()) {
                    jars.add(copy(zip, entry, folder));
                }
            }
        }
        return jars.toArray(new URL[0]);
    }

    private static URL copy(ZipFile zip, ZipEntry entry, Path folder) throws IOException, MalformedURLException {
        Path jar = folder.resolve(Path.of(entry.getName()).getFileName());
        try (var content = zip.getInputStream(entry)) {
            Files.copy(content, jar);
        }
        return jar.toUri().toURL();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
