package org.dilmun.ejb.analytics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.dilmun.domain.analytics.Figure;

/** Figures that are being counted up. */
public final class Tally {

    private record Key(Figure.Name name, long body, String subject) {}

    private final Map<Key, Long> numbers = new HashMap<>();

    void add(Figure.Name name, long body, long number) {
        add(name, body, "", number);
    }

    void add(Figure.Name name, long body, String subject, long number) {
        numbers.merge(new Key(name, body, subject), number, Long::sum);
    }

    List<Figure> figures() {
        return numbers.entrySet().stream()
                .map(counted -> Figure.of(
                        counted.getKey().name(),
                        counted.getKey().body(),
                        counted.getKey().subject(),
                        counted.getValue()))
                .toList();
    }
}
