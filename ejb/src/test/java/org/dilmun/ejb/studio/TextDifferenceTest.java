package org.dilmun.ejb.studio;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.dilmun.ejb.studio.TextDifference.Kind;
import org.dilmun.ejb.studio.TextDifference.Line;

import static org.assertj.core.api.Assertions.assertThat;

class TextDifferenceTest {

    private static String lines(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(line -> "l" + line + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void equal_texts_have_none_whatever_ends_their_lines() {
        assertThat(TextDifference.of("a\nb\n", "a\nb")).isEmpty();
    }

    @Test
    void a_changed_line_stands_with_its_neighbours_and_the_rest_is_left_out() {
        assertThat(TextDifference.of(lines(1, 20), lines(1, 9) + "new\n" + lines(11, 20)))
                .containsExactly(
                        new Line(Kind.GAP, 0, 0, ""),
                        new Line(Kind.SAME, 7, 7, "l7"),
                        new Line(Kind.SAME, 8, 8, "l8"),
                        new Line(Kind.SAME, 9, 9, "l9"),
                        new Line(Kind.REMOVED, 10, 0, "l10"),
                        new Line(Kind.ADDED, 0, 10, "new"),
                        new Line(Kind.SAME, 11, 11, "l11"),
                        new Line(Kind.SAME, 12, 12, "l12"),
                        new Line(Kind.SAME, 13, 13, "l13"),
                        new Line(Kind.GAP, 0, 0, ""));
    }

    @Test
    void lines_between_two_near_changes_stay_and_those_that_are_added_at_the_end_are_numbered() {
        List<Line> found = TextDifference.of("a\nb\nc\n", "x\nb\nc\nd\ne\n");
        assertThat(found)
                .containsExactly(
                        new Line(Kind.REMOVED, 1, 0, "a"),
                        new Line(Kind.ADDED, 0, 1, "x"),
                        new Line(Kind.SAME, 2, 2, "b"),
                        new Line(Kind.SAME, 3, 3, "c"),
                        new Line(Kind.ADDED, 0, 4, "d"),
                        new Line(Kind.ADDED, 0, 5, "e"));
    }
}
