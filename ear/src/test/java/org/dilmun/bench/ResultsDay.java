package org.dilmun.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.school.results.ExamKind;
import org.dilmun.domain.school.results.Sitting;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.school.results.ExamCatalogue;
import org.dilmun.ejb.school.results.MarkColumns;
import org.dilmun.ejb.school.results.ResultSheets;
import org.dilmun.ejb.school.results.SheetUploads;

/** An exam with many candidates, uploaded and approved as the ministry does it; they are nobody, with numbers that could be. */
final class ResultsDay {

    private static final int FIRST_SEAT = 100_000;
    private static final int[] WEIGHTS = {9, 8, 7, 6, 5, 4, 3, 2};
    private static final int MODULUS = 11;

    private final List<String> numbers = new ArrayList<>();

    /** @return when it is public */
    Instant prepare(TestDatabase database, int candidates, Instant now) {
        draw(candidates);
        ExamCatalogue catalogue = database.bean(ExamCatalogue.class);
        ExamKind exam = catalogue.list().get(0);
        long body = database.inTransaction(catalogue::requireBody);
        database.bean(Caller.class).is(official(1, body));
        Reference sheet = database.inTransaction(() -> database.bean(SheetUploads.class)
                .upload(new SheetUploads.Sent(
                        exam.code(),
                        new Sitting(2025, 2),
                        candidates,
                        "results.csv.gz",
                        new ByteArrayInputStream(file(exam))))
                .reference());
        database.bean(Caller.class).is(official(2, body));
        Instant minute = now.plus(Duration.ofMinutes(2));
        return database.inTransaction(
                () -> database.bean(ResultSheets.class).approve(sheet, minute).publishAt());
    }

    private static Actor official(long party, long body) {
        return Actor.person(party, Assurance.BASIC, Map.of(body, Set.of(Role.SUPERVISOR)), Channel.PORTAL);
    }

    private void draw(int candidates) {
        for (int serial = 0; numbers.size() < candidates; serial++) {
            String stem = "%02d%02d%04d".formatted(serial / 120_000, 1 + serial / 10_000 % 12, serial % 10_000);
            int sum = 0;
            for (int i = 0; i < WEIGHTS.length; i++) {
                sum += WEIGHTS[i] * (stem.charAt(i) - '0');
            }
            int check = (MODULUS - sum % MODULUS) % MODULUS;
            if (check < 10) {
                numbers.add(stem + check);
            }
        }
    }

    private byte[] file(ExamKind exam) {
        var packed = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(new GZIPOutputStream(packed), StandardCharsets.UTF_8)) {
            out.write(String.join(",", MarkColumns.needed(exam)) + "\n");
            for (int i = 0; i < numbers.size(); i++) {
                String marks = ("," + (20 + i % 31) + "," + (15 + i % 36))
                        .repeat(exam.courses().size());
                out.write(FIRST_SEAT + i + "," + numbers.get(i) + ",طالب رقم " + i + marks + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** @return what apps post for all candidates, in the order of {@link #lookup} */
    Stream<String> lookups() {
        return LongStream.range(0, numbers.size()).mapToObj(this::lookup);
    }

    /** @return what an app posts for one of the candidates, another with each call */
    String lookup(long call) {
        int candidate = Math.floorMod(call * 7_919, numbers.size());
        return "{\"personal_number\": \"%s\", \"seat_number\": \"%d\"}"
                .formatted(numbers.get(candidate), FIRST_SEAT + candidate);
    }
}
