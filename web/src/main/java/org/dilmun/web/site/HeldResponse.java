package org.dilmun.web.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Holds back what a page writes until it is whole, and notices what must not be sent to anybody else. */
final class HeldResponse extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private ServletOutputStream stream;
    private PrintWriter writer;
    private boolean answered;
    private boolean personal;

    HeldResponse(HttpServletResponse response) {
        super(response);
    }

    boolean isPageForAll() {
        return !answered && !personal && getStatus() == SC_OK;
    }

    byte[] body() {
        if (writer != null) {
            writer.flush();
        }
        return written.toByteArray();
    }

    /** Sends what was held back, to the one who asked. */
    void letGo() throws IOException {
        if (!answered) {
            getResponse().getOutputStream().write(body());
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        if (stream == null) {
            stream = new Held();
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(written, getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void flushBuffer() {
        // not yet
    }

    @Override
    public void resetBuffer() {
        body(); // what the writer still holds is dropped with the rest
        written.reset();
    }

    @Override
    public void reset() {
        super.reset();
        resetBuffer();
    }

    @Override
    public void sendError(int status) throws IOException {
        answered = true;
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        answered = true;
        super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        answered = true;
        super.sendRedirect(location);
    }

    @Override
    public void addCookie(Cookie cookie) {
        personal = true;
        super.addCookie(cookie);
    }

    @Override
    public void addHeader(String name, String value) {
        personal |= name.equalsIgnoreCase("Set-Cookie");
        super.addHeader(name, value);
    }

    @Override
    public void setHeader(String name, String value) {
        personal |= name.equalsIgnoreCase("Set-Cookie");
        super.setHeader(name, value);
    }

    private final class Held extends ServletOutputStream {

        @Override
        public void write(int octet) {
            written.write(octet);
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            written.write(octets, from, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("pages are written at once");
        }
    }
}
