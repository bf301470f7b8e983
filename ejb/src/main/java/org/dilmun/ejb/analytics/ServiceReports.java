package org.dilmun.ejb.analytics;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.calendar.MonthSpan;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** How a service fares, for those who write and publish it. It is counted when it is asked for, month by month. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class ServiceReports {

    @Inject
    Directory directory;

    @Inject
    Access access;

    @Inject
    ServiceQueries queries;

    @Inject
    ServiceTimes times;

    /**
     * @throws org.dilmun.domain.kernel.NotFound if there is no such service in force
     * @throws org.dilmun.ejb.access.Refused if it is none of the caller's
     */
    public ServiceReport of(String code, MonthSpan span) {
        access.require(Permission.SEE_DRAFTS, directory.get(code).body().id(), code);
        ServiceTimes.Decided decided = times.of(code, span);
        return new ServiceReport(
                queries.visits(code, span),
                queries.started(code, span),
                queries.submitted(code, span),
                decided.completed(),
                decided.rejected(),
                queries.afterwards(code, span),
                queries.pages(code, span),
                queries.rejections(code, span),
                queries.ratings(code, span),
                decided.times());
    }
}
