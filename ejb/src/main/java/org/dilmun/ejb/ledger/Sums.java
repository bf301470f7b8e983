package org.dilmun.ejb.ledger;

/** What moved on both sides of an account, in minor units. */
record Sums(long debit, long credit) {

    Sums plus(Sums other) {
        return new Sums(Math.addExact(debit, other.debit), Math.addExact(credit, other.credit));
    }

    /** @return debits less credits */
    long balance() {
        return debit - credit;
    }
}
