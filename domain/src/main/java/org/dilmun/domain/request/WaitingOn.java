package org.dilmun.domain.request;

/** On whom or what a case waits. */
public enum WaitingOn {
    APPLICANT,
    PAYMENT,
    BODY,
    APPOINTMENT,
    OTHER
}
