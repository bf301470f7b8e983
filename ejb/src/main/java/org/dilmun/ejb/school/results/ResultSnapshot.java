package org.dilmun.ejb.school.results;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.dilmun.domain.school.results.Candidate;
import org.dilmun.domain.school.results.CourseMark;
import org.dilmun.domain.school.results.ExamKind;
import org.dilmun.domain.school.results.Hold;
import org.dilmun.domain.school.results.PackedMarks;

/**
 * All results of a sheet in the memory of a node: one array of bytes with a record for each candidate, and a hash table of places
 * in it. Nothing of it changes. A record is found by the keyed hash of the personal number; 16 bytes of it are enough to tell
 * people apart. 100,000 results of ten courses take about 10 MB.
 *
 * <p>A record: 16 bytes of the hash, the seat (8), how many corrections are in it (1), the marks as {@link PackedMarks} writes
 * them, the length of the name (2), the name in UTF-8.
 */
public final class ResultSnapshot {

    private static final int KEY = 16;
    private static final int HEX = 2 * KEY;
    private static final int NONE = -1;

    private final ExamKind exam;
    private final byte[] records;

    /** Places of records; {@link #NONE} where there is none. Open addressing: at most half of it is filled. */
    private final int[] slots;

    private final int count;

    private ResultSnapshot(ExamKind exam, byte[] records, List<Integer> places) {
        this.exam = exam;
        this.records = records;
        this.count = places.size();
        this.slots = new int[Math.max(2, Integer.highestOneBit(Math.max(1, count)) << 2)];
        Arrays.fill(slots, NONE);
        places.forEach(this::add);
    }

    private void add(int place) {
        int slot = slot(ByteBuffer.wrap(records).getLong(place));
        while (slots[slot] != NONE) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = place;
    }

    /** The bits of a keyed hash are as good as drawn: any of them will do. */
    private int slot(long key) {
        return (int) key & slots.length - 1;
    }

    /** Takes the results in, one after another. */
    static final class Builder {

        private final ExamKind exam;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);
        private final List<Integer> places = new ArrayList<>();

        Builder(ExamKind exam) {
            this.exam = exam;
        }

        /**
         * @param marks as {@link PackedMarks} writes them
         * @param corrections how many are in them
         */
        Builder add(Candidate candidate, byte[] marks, int corrections) {
            byte[] name = candidate.name().getBytes(StandardCharsets.UTF_8);
            places.add(out.size());
            try {
                out.write(key(candidate.personKey()));
                out.writeLong(candidate.seat());
                out.writeByte(corrections);
                out.write(marks);
                out.writeShort(name.length);
                out.write(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e); // memory throws none
            }
            return this;
        }

        ResultSnapshot build() {
            return new ResultSnapshot(exam, bytes.toByteArray(), places);
        }
    }

    /**
     * A result as it stands.
     *
     * @param corrections how many have been made since the sheet was uploaded
     */
    public record Found(Candidate candidate, int corrections, Hold hold, List<CourseMark> marks) {}

    /** @return the result of that person; empty if the sheet has none */
    Optional<Found> find(String personKey) {
        byte[] key = key(personKey);
        ByteBuffer view = ByteBuffer.wrap(records);
        int slot = slot(ByteBuffer.wrap(key).getLong());
        while (slots[slot] != NONE) {
            if (Arrays.equals(key, 0, KEY, records, slots[slot], slots[slot] + KEY)) {
                return Optional.of(read(view, slots[slot], personKey));
            }
            slot = slot + 1 & slots.length - 1;
        }
        return Optional.empty();
    }

    private Found read(ByteBuffer view, int place, String personKey) {
        int marks = place + KEY + Long.BYTES + 1;
        int name = marks + PackedMarks.size(exam);
        return new Found(
                new Candidate(
                        view.getLong(place + KEY),
                        personKey,
                        new String(records, name + Short.BYTES, view.getShort(name), StandardCharsets.UTF_8)),
                records[marks - 1],
                PackedMarks.hold(records, marks),
                PackedMarks.marks(exam, records, marks));
    }

    private static byte[] key(String personKey) {
        return HexFormat.of().parseHex(personKey, 0, HEX);
    }

    ExamKind exam() {
        return exam;
    }

    /** @return results that it has */
    int count() {
        return count;
    }

    /** @return bytes that it takes */
    long memory() {
        return records.length + (long) slots.length * Integer.BYTES;
    }
}
