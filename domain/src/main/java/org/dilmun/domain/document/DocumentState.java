package org.dilmun.domain.document;

/** Whether a document may be relied on. */
public enum DocumentState {
    ISSUED,
    /** Taken back by the body that issued it, for good. */
    REVOKED
}
