package org.dilmun.domain.request;

/** On whom or what a case waits. */
public enum WaitingOn {
    APPLICANT,
    PAYMENT,
    BODY,
    APPOINTMENT,
    /** Those who sign with the applicant. */
    SIGNERS,
    OTHER
}
