package org.dilmun.web.operations;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes the WAR a command that needs Java, the server and nothing else: {@code java -jar dilmun.war backup FILE}. Java does
 * not look into jars within a WAR, so they are unpacked for the time of the command.
 */
public final class Launcher {

    private static final String LIBRARIES = "WEB-INF/lib/";

    private static final int NOTHING_DONE = 1;

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
        try {
            code = hasServer(war, folder) ? run(unpack(war, folder), arguments) : NOTHING_DONE;
        } finally {
            delete(folder);
        }
        System.exit(code);
    }

    private static boolean hasServer(Path war, Path folder) throws IOException {
        var server = ServerLibraries.find(war);
        if (server.isEmpty() || !server.get().copyTo(folder)) {
            System.out.println(
                    "H2 and the JSON library of the server are needed: lay payara-micro.jar beside the WAR, or say"
                            + " in DILMUN_SERVER where it is, or where the folder of a Payara Server is");
            return false;
        }
        return true;
    }

    private static int run(URL[] jars, String[] arguments) throws IOException, ReflectiveOperationException {
        try (var loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            return (int) loader.loadClass("org.dilmun.ejb.operations.Commands")
                    .getMethod("run", String[].class, PrintStream.class)
                    .invoke(null, arguments, System.out);
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace();
            return FAILED;
        }
    }

    /** @return all that lies in the folder then */
    private static URL[] unpack(Path war, Path folder) throws IOException {
        try (var zip = new ZipFile(war.toFile())) {
            for (ZipEntry entry : zip.stream().<ZipEntry>map(each -> each).toList()) {
                if (entry.getName().startsWith(LIBRARIES) && !entry.isDirectory()) {
                    try (var content = zip.getInputStream(entry)) {
                        Files.copy(content, folder.resolve(entry.getName().substring(LIBRARIES.length())));
                    }
                }
            }
        }
        var jars = new ArrayList<URL>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path jar : files.toList()) {
                jars.add(jar.toUri().toURL());
            }
        }
        return jars.toArray(new URL[0]);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
