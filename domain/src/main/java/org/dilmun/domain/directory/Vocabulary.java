package org.dilmun.domain.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.dilmun.domain.expression.Name;
import org.dilmun.domain.expression.Names;
import org.dilmun.domain.expression.ValueType;

/** What the expressions of a form may speak of: the facts, and the fields that were added so far. */
public final class Vocabulary implements Names {

    private final Map<String, Name> names = new HashMap<>(Facts.NAMES);
    private final Set<String> addresses = new TreeSet<>();
    private final Set<String> addressParts;

    /** @param addressParts of the country's addresses; null: whatever part is named */
    public Vocabulary(Set<String> addressParts) {
        this.addressParts = addressParts;
    }

    public Vocabulary add(Field field) {
        field.valueType().ifPresent(type -> names.put(field.id(), new Name(type, options(field))));
        if (field.type() == Field.Kind.ADDRESS) {
            addresses.add(field.id());
        }
        if (field.type() == Field.Kind.CHILD) {
            Facts.OF_WARD.forEach((name, known) -> names.put(field.id() + "." + name, known));
        }
        field.columns().stream()
                .filter(column -> column.valueType().equals(Optional.of(ValueType.NUMBER)))
                .forEach(column -> names.put(field.id() + "." + column.id(), Name.of(ValueType.NUMBERS)));
        return this;
    }

    private static Set<String> options(Field field) {
        return field.options().stream().map(Field.Option::value).collect(Collectors.toSet());
    }

    @Override
    public Optional<Name> find(String name) {
        int dot = name.indexOf('.');
        boolean part = dot > 0
                && addresses.contains(name.substring(0, dot))
                && (addressParts == null || addressParts.contains(name.substring(dot + 1)));
        return part ? Optional.of(Name.of(ValueType.TEXT)) : Optional.ofNullable(names.get(name));
    }

    @Override
    public Collection<String> known() {
        var known = new TreeSet<>(names.keySet());
        if (addressParts != null) {
            addresses.forEach(id -> addressParts.forEach(part -> known.add(id + "." + part)));
        }
        return known;
    }
}
