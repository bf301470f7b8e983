package org.dilmun.ejb.directory;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a text and where.
 *
 * @param line from 1
 * @param column from 1
 * @param text what is wrong and what to do, in the language of the keys, which is English
 */
public record Mistake(int line, int column, String text) {

    private static final Pattern PLACED = Pattern.compile("([0-9]{1,9}):([0-9]{1,9}): (.*)", Pattern.DOTALL);

    /** @param told as the command tells them: {@code name:58:13: what is wrong} */
    static List<Mistake> list(String name, List<String> told) {
        return told.stream().map(line -> of(line.substring(name.length() + 1))).toList();
    }

    private static Mistake of(String told) {
        Matcher placed = PLACED.matcher(told);
        return placed.matches()
                ? new Mistake(Integer.parseInt(placed.group(1)), Integer.parseInt(placed.group(2)), placed.group(3))
                : new Mistake(1, 1, told.strip());
    }
}
