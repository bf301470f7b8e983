package org.dilmun.ejb.school.results;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import org.dilmun.ejb.table.LineReader;
import org.dilmun.ejb.table.NumberedLine;

/** An upload as it comes, line by line; one that is packed by gzip is unpacked on the way. It is held nowhere as a whole. */
final class UploadedFile {

    static final int MOST_LINES = 300_000;

    private static final long MOST_BYTES = 200L << 20;
    private static final int GZIP = 0x1F8B;

    private final MessageDigest digest;
    private final LineReader lines;

    UploadedFile(InputStream content) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
            lines = new LineReader(new Limited(unpacked(new DigestInputStream(content, digest))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static InputStream unpacked(InputStream content) throws IOException {
        var looked = new PushbackInputStream(content, 2);
        byte[] first = looked.readNBytes(2);
        looked.unread(first);
        boolean packed = first.length == 2 && ((first[0] & 0xFF) << 8 | (first[1] & 0xFF)) == GZIP;
        return packed ? new GZIPInputStream(looked) : looked;
    }

    private static ResultFileBroken broken(IOException cause) {
        var broken = new ResultFileBroken();
        broken.initCause(cause);
        return broken;
    }

    /** Few packed bytes can come to many. */
    private static final class Limited extends FilterInputStream {

        private long left = MOST_BYTES;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new ResultFileTooLarge(MOST_LINES);
            }
        }
    }

    /**
     * @return empty at the end
     * @throws ResultFileBroken if it cannot be unpacked
     * @throws ResultFileTooLarge if there are too many
     */
    Optional<NumberedLine> next() {
        try {
            Optional<NumberedLine> line = lines.next();
            if (line.isPresent() && line.get().number() > MOST_LINES) {
                throw new ResultFileTooLarge(MOST_LINES);
            }
            return line;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** @return SHA-256 of what came, in hexadecimal; once all lines are read */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
