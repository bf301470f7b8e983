package org.dilmun.ejb.directory;

import java.util.ArrayList;
import java.util.List;

import org.dilmun.domain.expression.BrokenExpression;
import org.dilmun.ejb.country.YamlFile;

/** What is wrong with a file, each with its line and column. */
final class Mistakes {

    private final YamlFile file;
    private final List<String> found = new ArrayList<>();

    Mistakes(YamlFile file) {
        this.file = file;
    }

    /** @param pointer of the value that is wrong (RFC 6901) */
    void at(String pointer, String mistake) {
        add(file.place(pointer), mistake);
    }

    /** @param pointer of the value whose key is wrong */
    void atKey(String pointer, String mistake) {
        add(file.keyPlace(pointer), mistake);
    }

    /** @param pointer of the expression */
    void in(String pointer, BrokenExpression broken) {
        add(file.place(pointer).at(broken.position()), broken.getMessage());
    }

    private void add(YamlFile.Place place, String mistake) {
        String line = file.name() + ":" + place.text() + ": " + mistake;
        if (!found.contains(line)) {
            found.add(line);
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    List<String> list() {
        return List.copyOf(found);
    }
}
