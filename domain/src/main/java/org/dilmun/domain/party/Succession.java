package org.dilmun.domain.party;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which bodies have taken the place of which: what the ends say that have been carried out. A body ends once, so it has no circles. */
public final class Succession {

    private final Map<Long, BodyChange> ends = new HashMap<>();

    /** @param carriedOut changes that end bodies */
    public Succession(List<BodyChange> carriedOut) {
        carriedOut.forEach(change -> ends.putIfAbsent(change.bodyId(), change));
    }

    /** @return the body that does that service today if once that one did; itself if it has not ended */
    public long inCharge(long body, String service) {
        long now = body;
        while (ends.containsKey(now)) {
            now = ends.get(now).receiver(service);
        }
        return now;
    }

    /** @return the body that has today what belongs to no service; itself if it has not ended */
    public long inCharge(long body) {
        long now = body;
        while (ends.containsKey(now)) {
            now = ends.get(now).successor();
        }
        return now;
    }

    /**
     * Where somebody has a role who has it in that body: there; in all bodies that took over from it; and in the ended ones whose
     * successor one of these is, for what they left behind.
     */
    public Set<Long> reach(long body) {
        var reached = new HashSet<>(forward(body));
        ends.keySet().stream()
                .filter(ended -> reached.contains(inCharge(ended)))
                .collect(Collectors.toSet())
                .forEach(reached::add);
        return reached;
    }

    /** @return bodies from which a role reaches that one, itself among them */
    public Set<Long> origins(long body) {
        return Stream.concat(Stream.of(body), known().stream())
                .filter(each -> reach(each).contains(body))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @return ended bodies of which that one does something today */
    public Set<Long> predecessors(long body) {
        return ends.keySet().stream()
                .filter(ended -> forward(ended).contains(body))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<Long> known() {
        return ends.values().stream()
                .flatMap(end -> Stream.concat(Stream.of(end.bodyId()), receivers(end).stream()))
                .collect(Collectors.toSet());
    }

    private Set<Long> forward(long body) {
        var reached = new HashSet<Long>();
        var open = new ArrayDeque<>(List.of(body));
        while (!open.isEmpty()) {
            long next = open.pop();
            if (reached.add(next) && ends.containsKey(next)) {
                open.addAll(receivers(ends.get(next)));
            }
        }
        return reached;
    }

    private static Collection<Long> receivers(BodyChange end) {
        var receivers = new HashSet<>(end.transfers().values());
        receivers.add(end.successor());
        return receivers;
    }
}
