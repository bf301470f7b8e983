package org.dilmun.peers.post;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The simulated mail server as a process of its own, on the loopback interface only. It takes whatever comes by SMTP and keeps it in memory;
 * its page shows the newest first.
 */
public final class PostBox implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int SHOWN = 100;

    private final GreenMail mail;
    private final HttpServer page;

    private PostBox(int smtpPort, int pagePort) throws IOException {
        mail = new GreenMail(new ServerSetup(smtpPort, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
        mail.start();
        page = HttpServer.create(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), pagePort), 0);
        page.createContext("/", this::show);
        page.start();
    }

    /**
     * Starts it on the ports of its environment ({@code PEERS_MAIL_PORT}, {@code PEERS_MAIL_PAGE_PORT}); one line on the output tells both.
     */
    public static void main(String[] args) {
        try {
            PostBox box = start(port("PEERS_MAIL_PORT", "8025"), port("PEERS_MAIL_PAGE_PORT", "8091"));
            Runtime.getRuntime().addShutdownHook(new Thread(box::close));
            System.out.println(
                    "Simulated post box: http://" + LOOPBACK + ":" + box.pagePort() + " smtp:" + box.smtpPort());
        } catch (IOException | RuntimeException e) {
            System.err.println("No simulated post box: " + e.getMessage());
            System.exit(1);
        }
    }

    private static int port(String setting, String otherwise) {
        return Integer.parseInt(System.getenv().getOrDefault(setting, otherwise));
    }

    /** @param pagePort 0 takes any that is free, as {@code smtpPort} does */
    static PostBox start(int smtpPort, int pagePort) throws IOException {
        return new PostBox(smtpPort, pagePort);
    }

    int smtpPort() {
        return mail.getSmtp().getPort();
    }

    int pagePort() {
        return page.getAddress().getPort();
    }

    private void show(HttpExchange exchange) throws IOException {
        try (exchange;
                OutputStream body = exchange.getResponseBody()) {
            List<Letter> letters =
                    Stream.of(mail.getReceivedMessages()).map(Letter::of).toList();
            byte[] html = LetterPage.write(letters.subList(Math.max(0, letters.size() - SHOWN), letters.size()))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            exchange.sendResponseHeaders(200, html.length);
            body.write(html);
        }
    }

    @Override
    public void close() {
        page.stop(0);
        mail.stop();
    }
}
