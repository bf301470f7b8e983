package org.dilmun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The simulated mail server, a process beside the platform; what has come is read from its page. */
public final class PostBox {

    private static final Pattern GREETING = Pattern.compile("Simulated post box: (http://\\S+) smtp:(\\d+)");
    private static final Pattern LETTER = Pattern.compile(
            "<article><h2 dir=\"auto\">([^<]*)</h2><p class=\"small\">([^<]*?) · [^<]*</p><pre dir=\"auto\">([^<]*)</pre>");
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String page;
    private final String port;

    public PostBox() {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("peers.jar"),
                "org.dilmun.peers.post.PostBox"));
        builder.environment().put("PEERS_MAIL_PORT", "0");
        builder.environment().put("PEERS_MAIL_PAGE_PORT", "0");
        builder.redirectError(Output.folder().resolve("post-box-it.log").toFile());
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Matcher line = GREETING.matcher(String.valueOf(process.inputReader().readLine()));
            if (!line.matches()) {
                throw new IllegalStateException("the post box did not start, see post-box-it.log");
            }
            page = line.group(1);
            port = line.group(2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a platform that sends its mail here. */
    public Map<String, String> settings() {
        return Map.of(
                "DILMUN_MAIL_HOST",
                "127.0.0.1",
                "DILMUN_MAIL_PORT",
                port,
                "DILMUN_MAIL_TLS",
                "none",
                "DILMUN_MAIL_BOX_URL",
                page);
    }

    /** @return subject and text of the last mail to that address; empty if none has come */
    public String last(String address) {
        try {
            String shown = client.send(HttpRequest.newBuilder(URI.create(page)).build(), BodyHandlers.ofString())
                    .body();
            Matcher letter = LETTER.matcher(shown);
            while (letter.find()) {
                if (letter.group(2).equals(address)) {
                    return letter.group(1) + "\n" + letter.group(3);
                }
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return the code of the last mail to that address; empty if none has come, or it has none */
    public String code(String address) {
        Matcher code = CODE.matcher(last(address));
        return code.find() ? code.group() : "";
    }
}
