package org.dilmun.domain.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

/** One event that moved money, with its postings. Only ever added; a mistake is mended by an entry that reverses it. */
@Entity
@Table(name = "journal_entry")
@EntityListeners(AppendOnly.class)
public class JournalEntry {

    @Id
    private long id;

    @Enumerated(EnumType.STRING)
    @Column(name = "entry_kind", nullable = false, updatable = false, length = 20)
    private EntryKind kind;

    @Column(nullable = false, updatable = false, length = 20)
    private String source;

    @Column(name = "source_id", nullable = false, updatable = false)
    private long sourceId;

    @Column(name = "booked_at", nullable = false, updatable = false)
    private Instant bookedAt;

    @OneToMany(mappedBy = "entry", cascade = CascadeType.PERSIST)
    @OrderBy("number")
    private List<Posting> postings = new ArrayList<>();

    protected JournalEntry() {} // JPA

    /**
     * @param source what sort of thing caused it, at most 20 characters: {@code attempt}, {@code refund} …
     * @param sourceId that thing's id
     * @param movements at least one
     */
    public JournalEntry(long id, EntryKind kind, String source, long sourceId, List<Movement> movements, Instant now) {
        if (movements.isEmpty()) {
            throw new IllegalArgumentException("an entry that moves nothing");
        }
        this.id = id;
        this.kind = kind;
        this.source = source;
        this.sourceId = sourceId;
        this.bookedAt = now;
        movements.forEach(movement -> postings.add(new Posting(this, postings.size() + 1, movement)));
    }

    /** @return what it moves, in the order given */
    public List<Movement> movements() {
        return postings.stream().map(Posting::movement).toList();
    }

    public long id() {
        return id;
    }

    public EntryKind kind() {
        return kind;
    }

    /** @return what sort of thing caused it */
    public String source() {
        return source;
    }

    public long sourceId() {
        return sourceId;
    }

    public Instant bookedAt() {
        return bookedAt;
    }
}
