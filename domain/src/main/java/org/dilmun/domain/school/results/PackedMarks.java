package org.dilmun.domain.school.results;

import java.util.ArrayList;
import java.util.List;

/**
 * The marks of a candidate in as few bytes as they need, for the table and for the memory of a node: one byte for what holds
 * the result back, then two for each course of the exam, in its order: the internal mark and that of the final exam.
 */
public final class PackedMarks {

    /** As the internal mark: the candidate studies at home. As the final one: the course is not taken. */
    private static final int NOTHING = 255;

    private static final int ABSENT = 254;
    private static final int BYTE = 0xFF;

    private PackedMarks() {}

    public static int size(ExamKind exam) {
        return 1 + 2 * exam.courses().size();
    }

    public static byte[] pack(ExamKind exam, Hold hold, List<CourseMark> marks) {
        byte[] packed = new byte[size(exam)];
        packed[0] = hold.packed();
        for (int i = 0; i < exam.courses().size(); i++) {
            packed[1 + 2 * i] = (byte) NOTHING;
            packed[2 + 2 * i] = (byte) NOTHING;
        }
        for (CourseMark mark : marks) {
            int place = 1 + 2 * exam.courses().indexOf(mark.course());
            packed[place] = (byte) (mark.internal() == null ? NOTHING : mark.internal());
            packed[place + 1] = (byte) (mark.absent() ? ABSENT : mark.finalExam());
        }
        return packed;
    }

    /** @param from where they begin */
    public static Hold hold(byte[] packed, int from) {
        return Hold.unpacked(packed[from]);
    }

    /** @param from where they begin */
    public static List<CourseMark> marks(ExamKind exam, byte[] packed, int from) {
        var marks = new ArrayList<CourseMark>();
        int place = from + 1;
        for (Course course : exam.courses()) {
            int internal = packed[place] & BYTE;
            int finalExam = packed[place + 1] & BYTE;
            if (finalExam != NOTHING) {
                boolean absent = finalExam == ABSENT;
                marks.add(
                        new CourseMark(course, internal == NOTHING ? null : internal, absent ? 0 : finalExam, absent));
            }
            place += 2;
        }
        return marks;
    }
}
