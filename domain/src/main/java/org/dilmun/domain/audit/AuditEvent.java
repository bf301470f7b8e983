package org.dilmun.domain.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.kernel.StringMapConverter;

/** Who did what to what, for whom, through which channel, and whether it was allowed. Never changed, never deleted. */
@Entity
@Table(name = "audit_event")
public class AuditEvent {

    /** What came of it. */
    public enum Outcome {
        DONE,
        REFUSED
    }

    @Id
    private long id;

    @Column(name = "happened_at", nullable = false, updatable = false)
    private Instant at;

    @Column(nullable = false, updatable = false, length = 60)
    private String actor;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 10)
    private Channel channel;

    /** Verb and object, in the API's words: {@code request.approve}. */
    @Column(name = "action_name", nullable = false, updatable = false, length = 60)
    private String action;

    /** What it was done to: a reference or an internal id with its kind, never a personal number. */
    @Column(name = "object_ref", updatable = false, length = 80)
    private String object;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 10)
    private Outcome outcome;

    @Convert(converter = StringMapConverter.class)
    @Column(updatable = false)
    private Map<String, String> details;

    protected AuditEvent() {} // JPA

    public AuditEvent(
            long id,
            Instant at,
            Actor actor,
            String action,
            String object,
            Outcome outcome,
            Map<String, String> details) {
        this.id = id;
        this.at = at;
        this.actor = actor.recorded();
        this.channel = actor.channel();
        this.action = action;
        this.object = object;
        this.outcome = outcome;
        this.details = details(actor, details);
    }

    private static Map<String, String> details(Actor actor, Map<String, String> told) {
        var details = new HashMap<>(told);
        if (actor.inPlaceOf() != null) {
            details.put("inPlaceOf", actor.recordedInPlaceOf());
        }
        if (actor.actsForAnother()) {
            details.put("onBehalfOf", actor.recordedOnBehalfOf());
        }
        return Map.copyOf(details);
    }

    public long id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public String actor() {
        return actor;
    }

    public Channel channel() {
        return channel;
    }

    public String action() {
        return action;
    }

    public String object() {
        return object;
    }

    public Outcome outcome() {
        return outcome;
    }
}
