package org.dilmun.peers.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import com.sun.net.httpserver.HttpServer;

/** The simulated payment gateway as a process of its own, on the loopback interface only. */
public final class GatewayServer implements AutoCloseable {

    private static final int THREADS = 16;

    private final HttpServer server;
    private final Book book;
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    private GatewayServer(GatewayConfig config, InstantSource clock) {
        this.server = bind(config.port());
        this.book = new Book(config.journal());
        Signature signature = new Signature(config.secret(), clock);
        Numbers numbers = new Numbers(book.countReferenceNumbers(), clock);
        Webhooks webhooks = new Webhooks(book, signature, config.retryBase(), timer, clock);
        Sessions sessions = new Sessions(book, numbers, webhooks, config, timer, clock);
        server.createContext(
                "/api/",
                new MerchantApi(
                        sessions,
                        new Refunds(book, numbers),
                        signature,
                        address() + config.kind().path()));
        server.createContext(
                "/",
                config.kind() == Kind.CARD
                        ? new HostedPages(sessions, clock)
                        : new PayerPages(config.kind(), sessions));
        server.setExecutor(workers);
        webhooks.resume();
        sessions.resume();
    }

    /** Starts the gateway with the settings of its environment; one line on the output tells its address. */
    public static void main(String[] args) {
        // without it each answer waits for the acknowledgement of its headers
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            GatewayServer gateway = start(GatewayConfig.read(GatewayConfig::systemSetting), InstantSource.system());
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
            System.out.println("Simulated payment gateway: " + gateway.address());
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** @throws StartRefused if the port is taken or the journal cannot be used */
    static GatewayServer start(GatewayConfig config, InstantSource clock) {
        GatewayServer gateway = new GatewayServer(config, clock);
        gateway.server.start();
        return gateway;
    }

    /** Where the gateway listens, such as {@code http://127.0.0.1:8090}. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        timer.shutdownNow();
        workers.shutdown();
        try {
            book.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer bind(int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (BindException e) {
            throw new StartRefused("Port " + port + " of 127.0.0.1 is already taken");
        } catch (IOException e) {
            throw new StartRefused("Cannot listen on port " + port + ": " + e.getMessage());
        }
    }
}
