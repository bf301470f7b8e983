package org.dilmun.domain.party;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who supervises which body: its own supervisors, or, where it has none, those of the nearest body above it that has some. So what only
 * a supervisor may do has somebody to do it as long as anybody in the line is one.
 */
public final class Supervision {

    private final Map<String, GovernmentBody> byCode;
    private final Map<Long, GovernmentBody> byId;
    private final Set<Long> own;

    /**
     * @param bodies of today
     * @param own ids of those that have supervisors of their own
     */
    public Supervision(List<GovernmentBody> bodies, Set<Long> own) {
        byCode = bodies.stream().collect(Collectors.toMap(GovernmentBody::code, Function.identity()));
        byId = bodies.stream().collect(Collectors.toMap(GovernmentBody::id, Function.identity()));
        this.own = Set.copyOf(own);
    }

    /** @return id of the body whose supervisors are those of that one: itself, or one above it; empty: nobody in its line is one */
    public Optional<Long> of(long body) {
        var passed = new HashSet<Long>(); // what stands above itself, by a mistake in the data, ends the line
        for (long now = body;
                passed.add(now);
                now = byCode.get(byId.get(now).parent()).id()) {
            if (own.contains(now)) {
                return Optional.of(now);
            }
            GovernmentBody known = byId.get(now);
            if (known == null || known.parent() == null || !byCode.containsKey(known.parent())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** @return ids of the bodies without supervisors of their own whose supervisors are those of that one */
    public Set<Long> below(long body) {
        return byId.keySet().stream()
                .filter(each -> each != body)
                .filter(each -> of(each).filter(above -> above == body).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }
}
