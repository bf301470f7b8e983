package org.dilmun.peers.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Append-only file of JSON lines that holds the state of the gateway. A line is with the operating system before the
 * step it records is answered, so that the end of the process, even by force, loses nothing.
 */
final class Journal implements Closeable {

    private static final byte LINE_END = '\n';

    private final FileChannel channel;

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens the journal and hands what it holds to the reader, oldest first. A last line without its end was never
     * answered to anybody and is cut off.
     *
     * @throws StartRefused if it cannot be opened or read, or another process holds it
     */
    static Journal open(Path file, Consumer<JournalEntry> reader) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(channel, file);
            long length = replay(file, reader);
            channel.truncate(length).position(length);
            return new Journal(channel);
        } catch (IOException e) {
            throw new StartRefused("Journal " + file + " cannot be opened: " + e.getMessage());
        }
    }

    synchronized void append(JournalEntry entry) {
        byte[] json = Json.write(entry);
        ByteBuffer line =
                ByteBuffer.allocate(json.length + 1).put(json).put(LINE_END).flip();
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw held(file);
        }
        throw held(file);
    }

    private static StartRefused held(Path file) {
        return new StartRefused("Journal " + file + " is in use by another gateway");
    }

    /** @return length in bytes of the whole lines */
    private static long replay(Path file, Consumer<JournalEntry> reader) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int start = 0;
        int number = 1;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == LINE_END) {
                reader.accept(parse(Arrays.copyOfRange(content, start, i), file, number));
                start = i + 1;
                number++;
            }
        }
        return start;
    }

    private static JournalEntry parse(byte[] line, Path file, int number) {
        try {
            return Json.read(line, JournalEntry.class);
        } catch (IOException e) {
            throw new StartRefused("Journal %s, line %d, is damaged".formatted(file, number));
        }
    }
}
