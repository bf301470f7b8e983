package org.dilmun.ejb.studio;

import java.util.ArrayList;
import java.util.List;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;

/** What is different between two texts, line by line, with a few lines around each difference. */
public final class TextDifference {

    private static final int AROUND = 3;

    private final List<String> before;
    private final List<String> after;
    private final List<Line> lines = new ArrayList<>();

    /** What became of a line. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED,
        /** Stands for lines that are the same and are left out. */
        GAP
    }

    /**
     * A line of the difference.
     *
     * @param before its number in the text before; 0: it was not there
     * @param after its number in the text after; 0: it is not there
     */
    public record Line(Kind kind, int before, int after, String text) {}

    private TextDifference(String before, String after) {
        this.before = before.lines().toList();
        this.after = after.lines().toList();
    }

    /** @return empty if every line is the same */
    public static List<Line> of(String before, String after) {
        var difference = new TextDifference(before, after);
        difference.walk();
        return List.copyOf(difference.lines);
    }

    private void walk() {
        int doneBefore = 0;
        int doneAfter = 0;
        List<AbstractDelta<String>> deltas = DiffUtils.diff(before, after).getDeltas();
        for (AbstractDelta<String> delta : deltas) {
            int same = delta.getSource().getPosition() - doneBefore;
            same(doneBefore, doneAfter, same, doneBefore == 0 && doneAfter == 0 ? 0 : AROUND, AROUND);
            doneBefore += same;
            doneAfter += same;
            for (String text : delta.getSource().getLines()) {
                doneBefore++;
                lines.add(new Line(Kind.REMOVED, doneBefore, 0, text));
            }
            for (String text : delta.getTarget().getLines()) {
                doneAfter++;
                lines.add(new Line(Kind.ADDED, 0, doneAfter, text));
            }
        }
        if (!deltas.isEmpty()) {
            same(doneBefore, doneAfter, before.size() - doneBefore, AROUND, 0);
        }
    }

    /** Those that follow a difference and those before the next one; what lies between them is left out. */
    private void same(int doneBefore, int doneAfter, int count, int head, int tail) {
        boolean whole = count <= head + tail;
        for (int i = 0; i < count; i++) {
            if (whole || i < head || i >= count - tail) {
                lines.add(new Line(Kind.SAME, doneBefore + i + 1, doneAfter + i + 1, before.get(doneBefore + i)));
            } else if (i == head) {
                lines.add(new Line(Kind.GAP, 0, 0, ""));
            }
        }
    }
}
