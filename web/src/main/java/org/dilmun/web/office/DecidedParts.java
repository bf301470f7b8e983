package org.dilmun.web.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;

import org.dilmun.domain.request.PartDecision;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.request.CaseParts;
import org.dilmun.web.request.CasePartViews;

/** The parts of a case as an officer decides about each: a choice and, for what is refused, a reason. */
@RequestScoped
public class DecidedParts {

    private static final String CHOICE = "part-";
    private static final String REASON = "partReason-";
    private static final Pattern NUMBERED = Pattern.compile(CHOICE + "(\\d{1,4})");
    private static final String ACCEPT = "accept";
    private static final String REFUSE = "refuse";

    @Inject
    CaseParts parts;

    @Inject
    CasePartViews views;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    /** A part with what is chosen and typed so far. */
    public record Part(
            String choiceId, String reasonId, List<String> cells, boolean accepted, boolean refused, String reason) {}

    /** What is to be decided one by one; empty if the current step decides the case as a whole. */
    public List<Part> of(Request request) {
        if (parts.count(request) == 0) {
            return List.of();
        }
        var shown = new ArrayList<Part>();
        for (List<String> cells : views.cells(request)) {
            String choice = CHOICE + shown.size();
            String reason = reasonId(shown.size());
            shown.add(new Part(
                    choice,
                    reason,
                    cells,
                    ACCEPT.equals(parameters.get(choice)),
                    REFUSE.equals(parameters.get(choice)),
                    parameters.get(reason)));
        }
        return shown;
    }

    /** What was posted, whatever is asked. */
    public List<PartDecision> decided() {
        return parameters.entrySet().stream()
                .map(posted -> Map.entry(NUMBERED.matcher(posted.getKey()), posted.getValue()))
                .filter(posted -> posted.getKey().matches())
                .filter(posted ->
                        posted.getValue().equals(ACCEPT) || posted.getValue().equals(REFUSE))
                .map(posted -> decision(Integer.parseInt(posted.getKey().group(1)), posted.getValue()))
                .toList();
    }

    private PartDecision decision(int part, String choice) {
        return choice.equals(ACCEPT)
                ? PartDecision.accept(part)
                : PartDecision.refuse(part, parameters.get(reasonId(part)));
    }

    public static String reasonId(int part) {
        return REASON + part;
    }
}
