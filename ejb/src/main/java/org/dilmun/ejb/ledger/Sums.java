package org.dilmun.ejb.ledger;

/** What moved on both sides of an account, in minor units. */
public record Sums(long debit, long credit) {

    Sums plus(Sums other) {
        return new Sums(Math.addExact(debit, other.debit), Math.addExact(credit, other.credit));
    }

    /** @return debits less credits */
    public long balance() {
        return debit - credit;
    }
}
