package org.dilmun.ejb.request;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;

import org.dilmun.domain.kernel.Sha256;
import org.dilmun.ejb.persistence.DilmunDataSource;
import org.dilmun.ejb.persistence.TestDatabase;

/** A process that keeps a content and hands it out again, in whatever memory it is given; {@link BlobsTest} starts it. */
public final class StreamedBlob {

    static final String SAME = "the same came back";

    private StreamedBlob() {}

    /** @param arguments a folder for the database, and how many megabytes */
    public static void main(String[] arguments) {
        int megabytes = Integer.parseInt(arguments[1]);
        var source = new DilmunDataSource();
        source.setUrl("jdbc:h2:file:" + Path.of(arguments[0], "blobs")
                + ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        source.setUser("sa");
        source.setPassword("sa");
        var random = new Random(1);
        var chunk = new byte[1 << 20];
        try (var database = TestDatabase.on(source);
                var file = ReceivedFile.written(out -> {
                    for (int i = 0; i < megabytes; i++) {
                        random.nextBytes(chunk);
                        out.write(chunk);
                    }
                })) {
            Blobs blobs = database.bean(Blobs.class);
            database.inTransaction(() -> blobs.put(file));
            var digest = Sha256.digest();
            for (int number = 0; number <= megabytes; number++) {
                int wanted = number;
                digest.update(database.inTransaction(() -> blobs.chunk(file.hash(), wanted)));
            }
            boolean same = HexFormat.of().formatHex(digest.digest()).equals(file.hash());
            System.out.println(same ? SAME : "something else came back");
        }
    }
}
