package org.dilmun.domain.school.results;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a result does not count as it is. */
public enum Hold {
    NONE(0),
    /** Fees of the school are due. */
    FEES(1),
    MISCONDUCT(2),
    /** Something that belongs to the result is missing. */
    INCOMPLETE(3);

    private final int packed;

    Hold(int packed) {
        this.packed = packed;
    }

    /** @return as it stands in the table and in memory, for good */
    byte packed() {
        return (byte) packed;
    }

    static Hold unpacked(byte packed) {
        return Stream.of(values())
                .filter(hold -> hold.packed == packed)
                .findFirst()
                .orElseThrow();
    }

    /** @return as an upload writes it: {@code fees}, and nothing for none */
    public String code() {
        return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Hold> of(String code) {
        return Stream.of(values()).filter(hold -> hold.code().equals(code)).findFirst();
    }

    /** Whether the candidate sees no mark before that is settled. */
    public boolean hidesMarks() {
        return this == FEES || this == MISCONDUCT;
    }
}
