package org.dilmun.ejb.studio;

import java.util.List;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.document.Letter;

/**
 * A case that is tried, as it stands after what was done. Whoever is handed it is still in the transaction that is taken back: what is
 * shown of it is made then.
 *
 * @param body that answers for the service
 * @param pending tasks that are to be done now, the oldest first
 * @param missed how often the applicant has not come to the appointment of the current step
 * @param applicantsNotices what the applicant was sent, the oldest first
 * @param officialsNotices what officials were sent, each text once
 * @param certificate what the document says that the case yields; null if it yields none, or not yet
 */
public record Rehearsed(
        ServiceDescriptor service,
        GovernmentBody body,
        Person applicant,
        Request request,
        List<Task> pending,
        int missed,
        List<Notice> applicantsNotices,
        List<Notice> officialsNotices,
        Letter certificate) {}
