package org.dilmun.ejb.request;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.request.PartDecision;
import org.dilmun.domain.request.Request;

/** The parts of a case that a step decides one by one: the rows of a table, or what was chosen of several. */
@ApplicationScoped
public class CaseParts {

    @Inject
    Cases cases;

    /** @return how many parts the current step decides; 0 if it decides the case as a whole, or nothing was answered there */
    public int count(Request request) {
        Workflow.Step step = cases.current(request);
        return step.each() == null
                ? 0
                : count(field(request, step.each()), request.answers().get(step.each()));
    }

    private Field field(Request request, String id) {
        return cases.service(request).form().field(id).orElseThrow();
    }

    private static int count(Field field, String answer) {
        if (answer == null) {
            return 0;
        }
        return field.type() == Field.Kind.TABLE
                ? Structured.rows(answer).orElseThrow().size()
                : Structured.choices(answer).orElseThrow().size();
    }

    /**
     * What is recorded with an action at the current step: all that was decided where it lets the case go on, and nothing where it
     * rejects the case or gives it back.
     *
     * @throws PartsNotAsked if the case is decided as a whole and parts are given
     * @throws PartsUndecided unless each part is decided once
     * @throws PartReasonMissing if one is refused without a reason
     * @throws NothingAccepted if all are refused
     */
    public List<PartDecision> require(Request request, Workflow.Action action, List<PartDecision> given) {
        int parts = count(request);
        boolean goesOn =
                action.end().filter(end -> end != Workflow.End.COMPLETED).isEmpty();
        if (parts == 0 && !given.isEmpty()) {
            throw new PartsNotAsked();
        }
        if (parts == 0 || !goesOn) {
            return List.of();
        }
        var byPart = new TreeMap<Integer, PartDecision>();
        given.forEach(decision -> byPart.put(decision.part(), decision));
        if (given.size() != parts
                || byPart.size() != parts
                || byPart.firstKey() != 0
                || byPart.lastKey() != parts - 1) {
            throw new PartsUndecided(parts);
        }
        List<PartDecision> decided =
                byPart.values().stream().map(CaseParts::said).toList();
        if (decided.stream().noneMatch(PartDecision::accepted)) {
            throw new NothingAccepted();
        }
        return decided;
    }

    private static PartDecision said(PartDecision typed) {
        if (typed.accepted()) {
            return PartDecision.accept(typed.part());
        }
        String reason = typed.reason() == null ? "" : TypedText.lines(typed.reason());
        if (reason.isEmpty() || reason.length() > Request.REASON_LENGTH) {
            throw new PartReasonMissing(typed.part(), Request.REASON_LENGTH);
        }
        return PartDecision.refuse(typed.part(), reason);
    }

    /** @return each part accepted, for a step that the system decides so when its time is up */
    public List<PartDecision> accepted(Request request) {
        return IntStream.range(0, count(request)).mapToObj(PartDecision::accept).toList();
    }
}
