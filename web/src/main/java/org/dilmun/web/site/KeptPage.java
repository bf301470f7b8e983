package org.dilmun.web.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.Sha256;

/** A public page as it was rendered once for somebody who is not signed in, and is sent to all others. */
final class KeptPage {

    private final byte[] text;
    private final byte[] packed;
    private final String tag;
    private final String contentType;
    private final Edition edition;
    private final Instant renderedAt;
    private final AtomicBoolean renewing = new AtomicBoolean();

    /**
     * What every page depends on: another edition is another page.
     *
     * @param publication sequence of what the bodies have published
     * @param clockAhead by how much the clock of a demonstration was moved, as each page says
     */
    record Edition(long publication, Duration clockAhead) {}

    /** @param renderedAt by the real clock */
    KeptPage(byte[] text, String contentType, Edition edition, Instant renderedAt) {
        this.text = text.clone();
        this.packed = packed(text);
        this.tag = "W/\"" + Sha256.hex(text).substring(0, 32) + "\"";
        this.contentType = contentType;
        this.edition = edition;
        this.renderedAt = renderedAt;
    }

    private static byte[] packed(byte[] text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has no such trouble
        }
        return bytes.toByteArray();
    }

    /**
     * A page that has become too old is rendered anew by the first who asks; whoever asks meanwhile gets it once more, but
     * none that is twice too old.
     */
    boolean holds(Edition now, Instant at, Duration age) {
        Duration old = Duration.between(renderedAt, at).abs();
        return edition.equals(now)
                && (old.compareTo(age) < 0
                        || (old.compareTo(age.multipliedBy(2)) < 0 && !renewing.compareAndSet(false, true)));
    }

    int bytes() {
        return text.length + packed.length;
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.addHeader("Vary", "Accept-Encoding");
        response.setHeader(
                "Cache-Control", "no-cache"); // kept by a browser, but asked for each time: who signs in sees it
        response.setHeader("ETag", tag);
        if (names(request.getHeader("If-None-Match"), tag) || names(request.getHeader("If-None-Match"), "*")) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        boolean unpacks = names(request.getHeader("Accept-Encoding"), "gzip");
        byte[] body = unpacks ? packed : text;
        if (unpacks) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Whether a header lists that value; with a weight it does not count, which only costs a little. */
    private static boolean names(String header, String value) {
        return header != null
                && Arrays.stream(header.split(",")).map(String::strip).anyMatch(value::equals);
    }
}
