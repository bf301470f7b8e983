package org.dilmun.ejb.directory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.dilmun.domain.expression.BrokenExpression;
import org.dilmun.domain.kernel.Message;
import org.dilmun.ejb.country.YamlFile;

/** What is wrong with a file, each with its line and column. */
final class Mistakes {

    private final YamlFile file;
    private final Set<Mistake> found = new LinkedHashSet<>();

    Mistakes(YamlFile file) {
        this.file = file;
    }

    /**
     * @param pointer of the value that is wrong (RFC 6901)
     * @param code of the {@link Message} that says why
     */
    void at(String pointer, String code, Object... values) {
        add(file.place(pointer), Message.of(code, values));
    }

    /** @param pointer of the value whose key is wrong */
    void atKey(String pointer, String code, Object... values) {
        add(file.keyPlace(pointer), Message.of(code, values));
    }

    /** @param pointer of the expression */
    void in(String pointer, BrokenExpression broken) {
        add(file.place(pointer).at(broken.position()), broken.reason());
    }

    private void add(YamlFile.Place place, Message reason) {
        found.add(new Mistake(place.line(), place.column(), reason));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Mistake> list() {
        return List.copyOf(found);
    }

    /** @return as compilers tell them: {@code file:58:13: what is wrong} */
    List<String> lines() {
        return found.stream()
                .map(each -> file.name() + ":" + each.line() + ":" + each.column() + ": " + each.reason())
                .toList();
    }
}
