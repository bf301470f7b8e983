package org.dilmun.ejb.register;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.dilmun.ejb.table.LineReader;
import org.dilmun.ejb.table.NumberedLine;

import static org.assertj.core.api.Assertions.assertThat;

/** However long a file is, no more than a batch of it is in memory. */
class ImportMemoryTest {

    private static final int PEOPLE = 50_000;

    @TempDir
    Path folder;

    @Test
    void a_batch_that_was_read_is_let_go_of_when_the_next_is_read() throws IOException {
        Path path = folder.resolve("many.csv");
        PeopleFile.write(path, PEOPLE);
        try (var file = new RegisterFile(path)) {
            assertThat(file.inspect().lines()).isEqualTo(PEOPLE + 1);
            assertThat(file.begin().number()).isEqualTo(1);
            var earlier = new ArrayList<WeakReference<NumberedLine>>();
            int read = 0;
            for (List<NumberedLine> lines = file.read(500); !lines.isEmpty(); lines = file.read(500)) {
                assertThat(lines.get(0).number()).isEqualTo(read + 2);
                assertThat(lines).hasSizeLessThanOrEqualTo(500);
                read += lines.size();
                earlier.add(new WeakReference<>(lines.get(0)));
            }
            assertThat(read).isEqualTo(PEOPLE);
            System.gc();
            assertThat(earlier).hasSize(100).allSatisfy(line -> assertThat(line.get())
                    .isNull());
        }
    }

    @Test
    void a_line_without_an_end_is_not_collected_either() throws IOException {
        var endless = new InputStream() {
            private int left = 50_000_000;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int from, int most) {
                int read = Math.min(most, left);
                Arrays.fill(into, from, from + read, (byte) 'x');
                left -= read;
                return read == 0 ? -1 : read;
            }
        };
        var lines = new LineReader(endless);
        NumberedLine line = lines.next().orElseThrow();
        assertThat(line.tooLong()).isTrue();
        assertThat(line.text()).hasSize(20_000);
        assertThat(lines.next()).isEmpty();
    }
}
