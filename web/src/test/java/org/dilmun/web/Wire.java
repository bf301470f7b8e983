package org.dilmun.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLSession;

/** HTTP/1.1 by hand over one connection to this machine: sends what a client library would never let out. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final int port;
    private Socket socket;
    private InputStream in;

    Wire(int port) {
        this.port = port;
    }

    /** What came back. */
    record Answer(int statusCode, HttpHeaders headers, String body) implements HttpResponse<String> {

        @Override
        public HttpRequest request() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            throw new UnsupportedOperationException();
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }

    /**
     * Sends these bytes and reads one answer.
     *
     * @param bodiless whether the answer has no body, whatever its headers say
     * @throws CharacterCodingException if what is answered is no UTF-8
     */
    Answer send(byte[] request, boolean bodiless) throws IOException {
        boolean used = socket != null;
        try {
            return exchange(request, bodiless);
        } catch (EOFException | SocketException closed) {
            close();
            if (!used) {
                throw closed;
            }
            return exchange(request, bodiless); // the server had closed it meanwhile
        }
    }

    private Answer exchange(byte[] request, boolean bodiless) throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        }
        socket.getOutputStream().write(request);
        int status = status();
        Map<String, List<String>> headers = headers();
        while (status == 100) {
            status = status();
            headers = headers();
        }
        HttpHeaders answered = HttpHeaders.of(headers, (name, value) -> true);
        byte[] body = bodiless || status == 204 || status == 304 ? new byte[0] : body(answered);
        if (answered.firstValue("Connection").filter("close"::equalsIgnoreCase).isPresent()) {
            close();
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .toString();
        return new Answer(status, answered, text);
    }

    private int status() throws IOException {
        String[] line = line().split(" ", 3);
        if (!line[0].startsWith("HTTP/1.")) {
            throw new IOException("no HTTP: " + String.join(" ", line));
        }
        return Integer.parseInt(line[1]);
    }

    private Map<String, List<String>> headers() throws IOException {
        var headers = new TreeMap<String, List<String>>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] pair = line.split(":", 2);
            headers.computeIfAbsent(pair[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(pair.length > 1 ? pair[1].strip() : "");
        }
        return headers;
    }

    private byte[] body(HttpHeaders headers) throws IOException {
        if (headers.firstValue("Transfer-Encoding").isPresent()) {
            var body = new ByteArrayOutputStream();
            int size = Integer.parseInt(line().strip(), 16);
            while (size > 0) {
                body.write(exactly(size));
                line();
                size = Integer.parseInt(line().strip(), 16);
            }
            line();
            return body.toByteArray();
        }
        Optional<String> length = headers.firstValue("Content-Length");
        if (length.isPresent()) {
            return exactly(Integer.parseInt(length.get()));
        }
        byte[] rest = in.readAllBytes();
        close();
        return rest;
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new IOException("the answer breaks off");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            if (octet != '\r') {
                line.write(octet);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
