package org.dilmun.ejb.operations;

import java.util.ArrayList;
import java.util.List;

/**
 * A row as one line of text: values with tabs between, {@code \N} for null; a tab, line end or backslash of a value stands as
 * {@code \t}, {@code \n}, {@code \r}, {@code \\}. The text form of PostgreSQL's COPY, so that other programs read it too.
 */
final class Line {

    private static final String NULL = "\\N";

    private Line() {}

    static void append(StringBuilder line, String value) {
        if (value == null) {
            line.append(NULL);
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }

    /** @return the values; null for null */
    static List<String> values(String line) {
        var values = new ArrayList<String>();
        int start = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
            values.add(value(line.substring(start, tab)));
            start = tab + 1;
        }
        values.add(value(line.substring(start)));
        return values;
    }

    private static String value(String written) {
        if (written.equals(NULL)) {
            return null;
        }
        if (written.indexOf('\\') < 0) {
            return written;
        }
        var value = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\' && i + 1 < written.length()) {
                i++;
                value.append(
                        switch (written.charAt(i)) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> written.charAt(i);
                        });
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }
}
