package org.dilmun.domain.party;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.StringMapConverter;

/**
 * A change of a government body from a day on: it is called otherwise, belongs to another body, or ends and others take over what it
 * did. One person proposes it, another approves it, and when its day has begun it is carried out, once.
 */
@Entity
@Table(name = "body_change")
public class BodyChange {

    /** So many years ahead at most. */
    private static final int YEARS_AHEAD = 3;

    /** Characters of a name at most. */
    private static final int NAME_LENGTH = 200;

    /** What becomes of the body. */
    public enum Kind {
        RENAME,
        /** It belongs to another body. */
        MOVE,
        /** It ends, and all goes to one body. */
        MERGE,
        /** It ends, and several bodies take over its services; one of them has whatever belongs to no service. */
        SPLIT;

        /** @return empty if there is no such kind */
        public static Optional<Kind> of(String code) {
            for (Kind kind : values()) {
                if (kind.code().equals(code)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @return whether the body is no more afterwards */
        public boolean ends() {
            return this == MERGE || this == SPLIT;
        }
    }

    /** How far it is. */
    public enum State {
        PROPOSED,
        APPROVED,
        DECLINED,
        CARRIED_OUT;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What is to be; what the kind does not ask for is not looked at.
     *
     * @param body id of the body that changes
     * @param from first day on which it is so, in the country's zone
     * @param name of a body that is renamed
     * @param parent code of the body that it is to belong to
     * @param successor id of the body that takes over
     * @param transfers of a split: ids of the bodies that take over services, by the codes of these; the successor has the others
     */
    public record Plan(
            Kind kind,
            long body,
            LocalDate from,
            LocalizedText name,
            String parent,
            Long successor,
            Map<String, Long> transfers) {

        private boolean complete() {
            return switch (kind) {
                case RENAME -> name != null
                        && name.byTag().values().stream()
                                .allMatch(text -> !text.isBlank() && text.length() <= NAME_LENGTH);
                case MOVE -> parent != null;
                case MERGE -> hasSuccessor();
                case SPLIT -> hasSuccessor()
                        && transfers.values().stream().anyMatch(to -> !to.equals(successor))
                        && transfers.values().stream().noneMatch(to -> to == body);
            };
        }

        private boolean hasSuccessor() {
            return successor != null && successor != body;
        }
    }

    @Id
    private long id;

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    @Column(name = "change_kind", nullable = false, updatable = false, length = 10)
    private Kind kind;

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    @Column(name = "from_day", nullable = false, updatable = false)
    private LocalDate from;

    @Column(name = "new_name", updatable = false)
    private LocalizedText name;

    @Column(name = "parent_code", updatable = false, length = 40)
    private String parent;

    @Column(name = "successor_id", updatable = false)
    private Long successor;

    @Convert(converter = StringMapConverter.class)
    @Column(updatable = false)
    private Map<String, String> transfers = Map.of();

    @Column(name = "proposed_by", updatable = false)
    private Long proposedBy;

    @Column(name = "proposed_at", nullable = false, updatable = false)
    private Instant proposedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "change_state", nullable = false, length = 12)
    private State state = State.PROPOSED;

    @Column(name = "decided_by")
    private Long decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "carried_out_at")
    private Instant carriedOutAt;

    @Column(name = "settled_at")
    private Instant settledAt;

    protected BodyChange() {} // JPA

    /**
     * Proposes it.
     *
     * @param today of the business, in the country's zone
     * @param by party id
     * @throws BodyChangeDayWrong if the day is missing, not after today, or more than three years ahead
     * @throws BodyChangeIncomplete if something is missing that the kind asks for
     */
    public BodyChange(long id, Plan plan, LocalDate today, long by, Instant now) {
        this(id, plan, now);
        requireAhead(plan.from(), today);
        this.proposedBy = by;
    }

    private BodyChange(long id, Plan plan, Instant now) {
        if (plan.from() == null) {
            throw new BodyChangeDayWrong();
        }
        if (!plan.complete()) {
            throw new BodyChangeIncomplete();
        }
        this.id = id;
        this.kind = plan.kind();
        this.bodyId = plan.body();
        this.from = plan.from();
        switch (kind) {
            case RENAME -> name = plan.name();
            case MOVE -> parent = plan.parent();
            case MERGE -> successor = plan.successor();
            case SPLIT -> {
                successor = plan.successor();
                transfers = plan.transfers().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().toString()));
            }
        }
        this.proposedAt = now;
    }

    /**
     * One that is decided outside of the platform: it is carried out when its day has begun, be that long ago.
     *
     * @throws BodyChangeIncomplete if something is missing that the kind asks for
     */
    public static BodyChange decreed(long id, Plan plan, Instant now) {
        var change = new BodyChange(id, plan, now);
        change.decide(State.APPROVED, null, now);
        return change;
    }

    private static void requireAhead(LocalDate day, LocalDate today) {
        if (day == null || !day.isAfter(today) || day.isAfter(today.plusYears(YEARS_AHEAD))) {
            throw new BodyChangeDayWrong();
        }
    }

    /**
     * Lets it come.
     *
     * @param by party id of somebody else than who proposed it
     * @throws BodyChangeDecided if it was decided about
     * @throws BodyChangeDayWrong if its day has come meanwhile: it has to be proposed anew
     */
    public void approve(long by, LocalDate today, Instant now) {
        requireOpen();
        requireAhead(from, today);
        decide(State.APPROVED, by, now);
    }

    /**
     * Does not let it come, or takes it back.
     *
     * @throws BodyChangeDecided if it was decided about
     */
    public void decline(long by, Instant now) {
        requireOpen();
        decide(State.DECLINED, by, now);
    }

    private void requireOpen() {
        if (state != State.PROPOSED) {
            throw new BodyChangeDecided();
        }
    }

    private void decide(State how, Long by, Instant now) {
        state = how;
        decidedBy = by;
        decidedAt = now;
    }

    /** @return whether it is approved and its day has begun: then it is to be carried out */
    public boolean due(LocalDate today) {
        return state == State.APPROVED && !from.isAfter(today);
    }

    public void carryOut(Instant now) {
        state = State.CARRIED_OUT;
        carriedOutAt = now;
    }

    /** Notes that nothing is left with the body that ended. */
    public void settle(Instant now) {
        settledAt = now;
    }

    /** @return whether the body ends by it, and whether that is decided or may still be */
    public boolean standsForAnEnd() {
        return kind.ends() && state != State.DECLINED;
    }

    /** @return the body that does the service of the body that ends */
    public long receiver(String service) {
        return Optional.ofNullable(transfers.get(service)).map(Long::valueOf).orElse(successor);
    }

    public long id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public long bodyId() {
        return bodyId;
    }

    /** @return first day on which it is so */
    public LocalDate from() {
        return from;
    }

    /** @return null unless it renames */
    public LocalizedText name() {
        return name;
    }

    /** @return code of a body; null unless it moves */
    public String parent() {
        return parent;
    }

    /** @return id of the body that takes over; null if it ends nothing */
    public Long successor() {
        return successor;
    }

    /** @return ids of bodies by the codes of the services that they take over; empty but for a split */
    public Map<String, Long> transfers() {
        return transfers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Long.valueOf(entry.getValue())));
    }

    /** @return whether that person proposed it */
    public boolean isProposedBy(long person) {
        return proposedBy != null && proposedBy == person;
    }

    /** @return party ids of who must not approve it: who proposed it; empty if it was decreed */
    public Set<Long> makers() {
        return proposedBy == null ? Set.of() : Set.of(proposedBy);
    }

    public State state() {
        return state;
    }

    /** @return null until it is carried out */
    public Instant carriedOutAt() {
        return carriedOutAt;
    }
}
