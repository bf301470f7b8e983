package org.dilmun.domain.access;

/** One thing that can be allowed or refused within a government body. */
public enum Permission {
    SEE_CASE,
    WORK_CASE,
    REASSIGN_TASK,
    REFUND,
    READ_AUDIT
}
