package org.dilmun.ejb.request;

import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** A list of tasks that an official takes along. Names of people leave with it, so each time is recorded. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class InboxExport {

    @Inject
    Audit audit;

    /** Comes before the first row. */
    public void record(Inbox.Filter filter, String format) {
        String service = filter.serviceCode() == null ? "*" : filter.serviceCode();
        audit.record("inbox.exported", "inbox", Map.of("service", service, "format", format));
    }
}
