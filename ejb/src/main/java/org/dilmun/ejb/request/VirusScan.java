package org.dilmun.ejb.request;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.dilmun.ejb.operations.Diagnostic;
import org.dilmun.ejb.operations.DiagnosticSource;

/**
 * Has each file looked at by the country's ClamAV, if it has set one up. From then on nothing that it has not seen gets in: while it
 * does not answer, files are refused.
 */
@ApplicationScoped
public class VirusScan implements DiagnosticSource {

    private static final System.Logger LOG = System.getLogger(VirusScan.class.getName());
    private static final Duration FOR_A_FILE = Duration.ofSeconds(30);
    private static final Duration FOR_A_SIGN = Duration.ofSeconds(2);

    /** {@code tcp:host:port} or {@code unix:/path}; not set: files are not scanned. */
    @Inject
    @ConfigProperty(name = "dilmun.clamd")
    Optional<String> address;

    private Optional<Clamd> clamd = Optional.empty();

    /** An address that means nothing is found at the start. */
    @PostConstruct
    void configure() {
        clamd = address.map(Clamd::at);
    }

    /**
     * @throws FileInfected if something was found
     * @throws FileNotScanned if the scanner does not answer, or cannot judge it
     */
    public void require(ReceivedFile file) {
        if (clamd.isEmpty()) {
            return;
        }
        Optional<String> found;
        try (InputStream content = file.open()) {
            found = clamd.get().scan(content, FOR_A_FILE);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a file was refused, since it cannot be scanned: {0}", e.toString());
            throw new FileNotScanned();
        }
        if (found.isPresent()) {
            LOG.log(System.Logger.Level.WARNING, "a file was refused: {0}", found.get());
            throw new FileInfected();
        }
    }

    @Override
    public List<Diagnostic> read(Instant now) {
        return clamd.map(VirusScan::sign).map(List::of).orElse(List.of());
    }

    private static Diagnostic sign(Clamd clamd) {
        long began = System.nanoTime();
        try {
            clamd.ping(FOR_A_SIGN);
            long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
            return of(Diagnostic.State.rising(took, 500, Long.MAX_VALUE), took, "");
        } catch (IOException e) {
            return of(Diagnostic.State.BAD, 0, e.toString());
        }
    }

    private static Diagnostic of(Diagnostic.State state, long millis, String detail) {
        return new Diagnostic("virus-scan", "", state, millis, Diagnostic.Unit.MILLISECONDS, null, detail);
    }
}
