package org.dilmun.web.office;

import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.request.Cases;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Which bodies the current step of the shown case asks, and who of them has answered. */
@Named
@RequestScoped
public class CaseConsultation {

    @Inject
    ShownCase shown;

    @Inject
    Cases cases;

    @Inject
    Bodies bodies;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private List<Asked> asked;

    /** A body with the colour and words of its answer. */
    public record Asked(String body, String kind, String answer) {}

    /** Empty if nobody is asked now. */
    public List<Asked> getBodies() {
        if (asked == null) {
            Request request = shown.request();
            asked = request.status() == RequestStatus.OPEN
                    ? cases.asked(request).stream().map(this::asked).toList()
                    : List.of();
        }
        return asked;
    }

    private Asked asked(Task task) {
        String answer = task.opinion() == null ? "waiting" : task.opinion().code();
        return new Asked(
                bodies.get(task.bodyId()).name().in(lang.language()),
                task.opinion() == null ? "warn" : task.opinion() == Workflow.Opinion.AGREE ? "ok" : "bad",
                messages.text(lang.language(), "office_case.answer." + answer));
    }
}
