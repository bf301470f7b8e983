package org.dilmun.ejb.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;

/**
 * Whose case it is: its applicant's, and within limits theirs who act in the applicant's name. A mandate reaches as far as the services
 * that it names, and there not to complaints and corrections, to what the applicant does for a child or ward, and to what is applied for together with
 * other services.
 */
@ApplicationScoped
public class Applicants {

    @Inject
    Access access;

    /** The caller, if they may act for the applicant of the case; otherwise refusals as with {@link Access#requireApplicant}. */
    public Actor require(Request request) {
        return goesWithMandates(request)
                ? access.requireApplicant(
                        request.applicantId(),
                        request.serviceCode(),
                        request.reference().value())
                : access.requireSelf(request.applicantId(), request.reference().value());
    }

    /** Lets through who {@link #includes} the caller says; otherwise {@link org.dilmun.ejb.access.Refused}. */
    public void requireToSee(Request request) {
        if (!includes(request)) {
            access.requireSelf(request.applicantId(), request.reference().value());
        }
    }

    /** @return whether the caller sees the case as its applicant does */
    public boolean includes(Request request) {
        return goesWithMandates(request)
                ? access.isApplicant(request.applicantId(), request.serviceCode())
                : access.isSelf(request.applicantId());
    }

    /** @return code of the service whose mandates reach to the case; null if none does */
    public static String serviceByMandate(Request request) {
        return goesWithMandates(request) ? request.serviceCode() : null;
    }

    private static boolean goesWithMandates(Request request) {
        return !request.isComplaint()
                && !request.isCorrection()
                && !request.isPart()
                && request.subjectId().isEmpty();
    }
}
