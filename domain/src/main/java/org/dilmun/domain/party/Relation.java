package org.dilmun.domain.party;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What somebody is to a person: their mother or father is their {@code PARENT}. The nearest comes first. */
public enum Relation {
    SPOUSE,
    PARENT,
    CHILD,
    GUARDIAN,
    WARD,
    SIBLING,
    GRANDPARENT,
    GRANDCHILD,
    PARENT_IN_LAW,
    CHILD_IN_LAW;

    /** @throws IllegalArgumentException if there is no such relation */
    @JsonCreator
    public static Relation of(String code) {
        return Stream.of(values())
                .filter(relation -> relation.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code));
    }

    /** @return as files and messages name it: {@code parent-in-law} */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return what the person is to that somebody then */
    public Relation inverse() {
        return switch (this) {
            case SPOUSE, SIBLING -> this;
            case PARENT -> CHILD;
            case CHILD -> PARENT;
            case GUARDIAN -> WARD;
            case WARD -> GUARDIAN;
            case GRANDPARENT -> GRANDCHILD;
            case GRANDCHILD -> GRANDPARENT;
            case PARENT_IN_LAW -> CHILD_IN_LAW;
            case CHILD_IN_LAW -> PARENT_IN_LAW;
        };
    }

    /** @return those relations seen from both sides: whoever is family to somebody has them for family */
    public static Set<Relation> bothWays(Set<Relation> relations) {
        return relations.stream()
                .flatMap(relation -> Stream.of(relation, relation.inverse()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
