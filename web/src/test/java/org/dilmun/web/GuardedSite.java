package org.dilmun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A site of a body behind Apache with {@code mod_auth_openidc} as Debian has them, unmodified: it plays the demonstration's {@code
 * ewa-account}, at the address that is agreed for it. Whoever visits it keeps their cookies.
 */
final class GuardedSite implements AutoCloseable {

    static final String ADDRESS = "http://localhost:8600";

    private static final Path APACHE = Path.of("/usr/sbin/apache2");
    private static final Path MODULES = Path.of("/usr/lib/apache2/modules");

    private final Process process;
    private final HttpClient visitor = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    GuardedSite(Portal platform) throws IOException {
        if (!Files.isExecutable(APACHE) || !Files.exists(MODULES.resolve("mod_auth_openidc.so"))) {
            throw new IllegalStateException("install the packages apache2-bin and libapache2-mod-auth-openidc");
        }
        Path folder = Files.createDirectories(Output.folder().resolve("apache"));
        Files.writeString(Files.createDirectories(folder.resolve("site")).resolve("index.html"), "Your bills");
        Path configuration = folder.resolve("apache.conf");
        Files.writeString(configuration, configuration(folder, platform));
        process = new ProcessBuilder(List.of(APACHE.toString(), "-X", "-f", configuration.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("apache.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    private static String configuration(Path folder, Portal platform) {
        return """
                ServerRoot "%1$s"
                PidFile "%1$s/apache.pid"
                ErrorLog "%1$s/error.log"
                Listen 127.0.0.1:8600
                ServerName localhost:8600
                LoadModule mpm_event_module %2$s/mod_mpm_event.so
                LoadModule authn_core_module %2$s/mod_authn_core.so
                LoadModule authz_core_module %2$s/mod_authz_core.so
                LoadModule authz_user_module %2$s/mod_authz_user.so
                LoadModule dir_module %2$s/mod_dir.so
                LoadModule auth_openidc_module %2$s/mod_auth_openidc.so
                DocumentRoot "%1$s/site"
                OIDCProviderMetadataURL %3$s/.well-known/openid-configuration
                OIDCClientID ewa-account
                OIDCClientSecret Dilmun-demo-account
                OIDCRedirectURI %4$s/callback
                OIDCScope "openid profile"
                OIDCPKCEMethod S256
                OIDCIDTokenSignedResponseAlg ES256
                OIDCCryptoPassphrase of-this-test-and-nothing-else
                OIDCInfoHook id_token userinfo
                <Location />
                  AuthType openid-connect
                  Require valid-user
                </Location>
                """
                .formatted(
                        folder.toAbsolutePath(),
                        MODULES,
                        "http://localhost:" + platform.at("/").getPort(),
                        ADDRESS);
    }

    /** @param address of the site, whole or from its root */
    HttpResponse<String> visit(String address) {
        URI at = URI.create(address.startsWith("/") ? ADDRESS + address : address);
        try {
            var request = HttpRequest.newBuilder(at)
                    .header("Accept", "text/html") // a script would be refused and not sent to sign in
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return visitor.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean up() {
        try {
            return visit("/").statusCode() > 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** @return where it sends the visitor */
    String sends(String address) {
        return visit(address).headers().firstValue("Location").orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
