package org.dilmun.web.site;

import java.io.IOException;
import java.io.PrintWriter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * An answer that the server ends, and not the page: the server hands the session to the other nodes once the page is done, and
 * who has the whole answer before that may be faster at another node with the next form than the session is.
 */
final class UnendedResponse extends HttpServletResponseWrapper {

    private ServletOutputStream stream;
    private PrintWriter writer;

    UnendedResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new Unended(super.getOutputStream());
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new UnendedWriter(super.getWriter());
        }
        return writer;
    }

    private static final class UnendedWriter extends PrintWriter {

        UnendedWriter(PrintWriter writer) {
            super(writer);
        }

        @Override
        public void close() {
            flush();
        }
    }

    private static final class Unended extends ServletOutputStream {

        private final ServletOutputStream stream;

        Unended(ServletOutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int octet) throws IOException {
            stream.write(octet);
        }

        @Override
        public void write(byte[] octets, int from, int count) throws IOException {
            stream.write(octets, from, count);
        }

        @Override
        public void flush() throws IOException {
            stream.flush();
        }

        @Override
        public void close() throws IOException {
            flush();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            stream.setWriteListener(listener);
        }
    }
}
