package org.dilmun.domain.party;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.Reference;

/**
 * That somebody has named another person by the personal number. Its reference stands for that person in the forms of who named
 * them, and in nobody else's; it tells no number and no name. A row is never changed or taken away.
 */
@Entity
@Table(name = "named_person")
public class NamedPerson {

    /** Of its references. */
    public static final String PREFIX = "NMD";

    @Id
    private long id;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(name = "named_by", nullable = false, updatable = false)
    private long namedBy;

    @Column(name = "person_id", nullable = false, updatable = false)
    private long personId;

    @Column(name = "named_at", nullable = false, updatable = false)
    private Instant namedAt;

    protected NamedPerson() {} // JPA

    /** @param namedBy party id of who names the person */
    public NamedPerson(long id, Reference reference, long namedBy, Person person, Instant now) {
        this.id = id;
        this.reference = reference;
        this.namedBy = namedBy;
        this.personId = person.id();
        this.namedAt = now;
    }

    public Reference reference() {
        return reference;
    }

    /** @return party id of who has named the person */
    public long namedBy() {
        return namedBy;
    }

    /** @return party id */
    public long personId() {
        return personId;
    }
}
