package org.dilmun.domain.ledger;

/** What happened that moved money. With the source it names an entry once and for all. */
public enum EntryKind {
    /** A payer's money was taken. */
    CAPTURE,
    /** A body gives back; the payer has not got it yet. */
    REFUND_OWED,
    /** The payer has got it back. */
    REFUND_PAID,
    /** The refund was refused; what was owed goes back to the body. */
    REFUND_REVERSED,
    /** An acquirer paid its takings, less its fee. */
    SETTLEMENT,
    /** The bank shows money whose purpose nobody knows yet. */
    RECEIPT,
    /** The purpose of a receipt was found. */
    ALLOCATION,
    /** The bank was told to pay a body what it is owed. */
    PAYOUT,
    /** The bank refused a payout; the body is owed it as before. */
    PAYOUT_REVERSED,
    /** A payout stands on the bank's statement. */
    PAYOUT_PAID,
    /** A payout came back; the body is owed it as before. */
    PAYOUT_RETURNED,
    /** The bank charged for its services. */
    BANK_FEE
}
