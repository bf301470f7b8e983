package org.dilmun.ejb.register;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.dilmun.domain.register.ImportedFile;
import org.dilmun.ejb.table.LineReader;
import org.dilmun.ejb.table.NumberedLine;

/** A file of people that is open: it may be replaced meanwhile, and what is read stays what was hashed. */
final class RegisterFile implements Closeable {

    private final String name;
    private final FileChannel channel;
    private LineReader reader;

    RegisterFile(Path file) throws IOException {
        name = file.getFileName().toString();
        channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    /** Reads all of it once, for its hash and the number of its lines. */
    ImportedFile inspect() throws IOException {
        channel.position(0);
        MessageDigest digest = sha256();
        var lines = new LineReader(new DigestInputStream(Channels.newInputStream(channel), digest));
        long number = 0;
        for (Optional<NumberedLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            number = line.get().number();
        }
        return new ImportedFile(name, HexFormat.of().formatHex(digest.digest()), number);
    }

    /** @return the header; an empty line if the file is empty */
    NumberedLine begin() throws IOException {
        channel.position(0);
        reader = new LineReader(Channels.newInputStream(channel));
        return reader.next().orElse(new NumberedLine(1, "", false));
    }

    void skipTo(long last) throws IOException {
        reader.skipTo(last);
    }

    /** @return up to so many of the lines that follow; none at the end of the file */
    List<NumberedLine> read(int most) throws IOException {
        var lines = new ArrayList<NumberedLine>(most);
        while (lines.size() < most) {
            Optional<NumberedLine> line = reader.next();
            if (line.isEmpty()) {
                break;
            }
            lines.add(line.get());
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
