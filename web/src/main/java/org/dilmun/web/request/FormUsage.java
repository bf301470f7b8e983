package org.dilmun.web.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.analytics.UsageCounter;

/** Counts what happens to applications until they are submitted. A case that was given back, an appeal and a correction go
 * another way. */
@RequestScoped
public class FormUsage {

    @Inject
    UsageCounter counter;

    /** An application was opened in which nothing is answered yet: whoever goes on with one has begun it before. */
    void started(Request request) {
        if (counts(request) && request.answers().isEmpty()) {
            counter.started(request.serviceCode());
        }
    }

    /** @param page its id, or {@link ApplySteps#REVIEW} */
    void opened(Request request, String page) {
        if (counts(request)) {
            counter.opened(request.serviceCode(), page);
        }
    }

    /**
     * @param request as it was before
     * @param page its id, or {@link ApplySteps#REVIEW}
     */
    void passed(Request request, String page) {
        if (counts(request)) {
            counter.passed(request.serviceCode(), page);
        }
    }

    private static boolean counts(Request request) {
        return request.status() == RequestStatus.DRAFT && request.isApplication();
    }
}
