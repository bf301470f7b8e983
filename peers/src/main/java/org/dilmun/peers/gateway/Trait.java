package org.dilmun.peers.gateway;

/** What sets a test card, or a payer's choice, apart from those that are plainly approved or declined. */
enum Trait {
    PLAIN,
    /** The issuer asks the card holder for a one-time code. */
    CHALLENGE,
    /** The issuer refuses 3-D Secure, so that nobody asks for an authorisation. */
    NEVER_AUTHORISED,
    WEBHOOK_LATE,
    WEBHOOK_THRICE,
    WEBHOOK_LOST,
    /** An older message about the session comes after the one that tells its end. */
    WEBHOOK_REORDERED,
    /** Decided, but neither browser nor webhook says so, and the first inquiries fail. */
    SILENT,
    /** A refund is carried out and its answer lost. */
    REFUND_SILENT,
    REFUND_REFUSED
}
