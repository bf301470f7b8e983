package org.dilmun.domain.ledger;

import java.io.Serializable;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.MoneyAmount;

/** One amount from one account to another: balanced by construction, never changed. */
@Entity
@Table(name = "posting")
@EntityListeners(AppendOnly.class)
@IdClass(Posting.Key.class)
public class Posting {

    @Id
    @ManyToOne(optional = false)
    @JoinColumn(name = "entry_id", updatable = false)
    private JournalEntry entry;

    /** 1 for the first of the entry. */
    @Id
    @Column(name = "posting_no", updatable = false)
    private int number;

    @Column(name = "debit_account", nullable = false, updatable = false, length = 10)
    private ChartAccount debit;

    @Column(name = "debit_body_id", updatable = false)
    private Long debitBodyId;

    @Column(name = "credit_account", nullable = false, updatable = false, length = 10)
    private ChartAccount credit;

    @Column(name = "credit_body_id", updatable = false)
    private Long creditBodyId;

    @Embedded
    private MoneyAmount amount;

    /** The entry and the number of the posting in it. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long entry;
        private int number;

        public Key() {} // JPA

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && entry == that.entry && number == that.number;
        }

        @Override
        public int hashCode() {
            return Objects.hash(entry, number);
        }
    }

    protected Posting() {} // JPA

    Posting(JournalEntry entry, int number, Movement movement) {
        this.entry = entry;
        this.number = number;
        this.debit = movement.debit().chart();
        this.debitBodyId = movement.debit().bodyId();
        this.credit = movement.credit().chart();
        this.creditBodyId = movement.credit().bodyId();
        this.amount = new MoneyAmount(movement.amount());
    }

    public JournalEntry entry() {
        return entry;
    }

    /** @return 1 for the first of the entry */
    public int number() {
        return number;
    }

    public Movement movement() {
        return new Movement(
                new LedgerAccount(debit, debitBodyId), new LedgerAccount(credit, creditBodyId), amount.toMoney());
    }
}
