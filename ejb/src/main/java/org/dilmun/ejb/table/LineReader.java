package org.dilmun.ejb.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the lines of a file of any content in bounded memory. What is no UTF-8 becomes U+FFFD, and what is too long is
 * read over to the end of its line: a broken line costs only itself. A byte order mark at the beginning is left out.
 */
public final class LineReader {

    /** Four times what the widest line that we know has. */
    public static final int LONGEST = 20_000;

    private static final int BUFFER = 1 << 16;
    private static final int NOTHING = -2;
    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader in;
    private final char[] buffer = new char[BUFFER];
    private int position;
    private int filled;
    private int pushedBack = NOTHING;
    private long number;

    public LineReader(InputStream bytes) {
        in = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    /** @return empty at the end; an end of line at the end of the file begins no further line */
    public Optional<NumberedLine> next() throws IOException {
        int c = read();
        if (number == 0 && c == BYTE_ORDER_MARK) {
            c = read();
        }
        if (c == END) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        boolean tooLong = false;
        while (c != END && c != '\n' && c != '\r') {
            if (text.length() < LONGEST) {
                text.append((char) c);
            } else {
                tooLong = true;
            }
            c = read();
        }
        if (c == '\r') {
            int after = read();
            pushedBack = after == '\n' ? NOTHING : after;
        }
        number++;
        return Optional.of(new NumberedLine(number, text.toString(), tooLong));
    }

    /** Leaves out all lines up to that one. */
    public void skipTo(long last) throws IOException {
        boolean more = true;
        while (more && number < last) {
            more = next().isPresent();
        }
    }

    private int read() throws IOException {
        if (pushedBack != NOTHING) {
            int c = pushedBack;
            pushedBack = NOTHING;
            return c;
        }
        if (position == filled) {
            filled = in.read(buffer, 0, BUFFER);
            position = 0;
            if (filled <= 0) {
                filled = 0;
                return END;
            }
        }
        return buffer[position++];
    }
}
