package org.dilmun.ejb.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@OnDatabase
class BlobsTest {

    private static final int HEAP_MEGABYTES = 96;

    @TempDir
    Path folder;

    @Test
    void of_two_who_bring_the_same_at_once_both_have_brought_it() throws Exception {
        byte[] content = TestFiles.pdf(3_000_000);
        try (var database = new TestDatabase()) {
            Blobs blobs = database.bean(Blobs.class);
            var together = new CyclicBarrier(2);
            Callable<String> bring = () -> {
                together.await();
                return database.inTransaction(() -> blobs.put(content));
            };
            var threads = Executors.newFixedThreadPool(2);
            List<Future<String>> both = threads.invokeAll(List.of(bring, bring));
            threads.shutdown();
            assertThat(both.get(0).get()).isEqualTo(both.get(1).get());
            String name = both.get(0).get();
            assertThat(database.inTransaction(() -> blobs.get(name))).isEqualTo(content);
        }
    }

    /** Twice as large as all the memory that there is. */
    @Test
    void a_content_is_never_whole_in_the_memory() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEGABYTES + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamedBlob.class.getName(),
                        folder.toString(),
                        Integer.toString(2 * HEAP_MEGABYTES))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains(StreamedBlob.SAME);
    }
}
