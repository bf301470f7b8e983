package org.dilmun.ejb.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;

import org.dilmun.domain.kernel.Sha256;

/** A file on its way in: on the disk of this node while it is looked at, and never whole in its memory. Gone once it is closed. */
public final class ReceivedFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final long size;
    private final String hash;

    private ReceivedFile(Path path, long size, String hash) {
        this.path = path;
        this.size = size;
        this.hash = hash;
    }

    /** Writes what makes a file. */
    interface Writing {

        void to(OutputStream out) throws IOException;
    }

    /**
     * Takes what is sent.
     *
     * @param mostMegabytes what is longer is refused as soon as that is seen
     * @throws FileTooLarge if there is more
     */
    public static ReceivedFile of(InputStream sent, int mostMegabytes) {
        long most = (long) mostMegabytes << 20;
        return written(out -> {
            byte[] buffer = new byte[BUFFER];
            long taken = 0;
            for (int read = sent.read(buffer); read >= 0; read = sent.read(buffer)) {
                taken += read;
                if (taken > most) {
                    throw new FileTooLarge(mostMegabytes);
                }
                out.write(buffer, 0, read);
            }
        });
    }

    static ReceivedFile written(Writing writing) {
        Path path = null;
        try {
            path = Files.createTempFile("dilmun-received-", null);
            var digest = Sha256.digest();
            try (var out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
                writing.to(out);
            }
            return new ReceivedFile(path, Files.size(path), HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            delete(path);
            throw new UncheckedIOException("a file cannot be kept while it is looked at", e);
        } catch (RuntimeException e) {
            delete(path);
            throw e;
        }
    }

    Path path() {
        return path;
    }

    /** @return bytes */
    long size() {
        return size;
    }

    /** @return SHA-256 in hexadecimal */
    public String hash() {
        return hash;
    }

    public InputStream open() {
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete(path);
    }

    private static void delete(Path path) {
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
