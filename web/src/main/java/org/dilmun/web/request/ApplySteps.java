package org.dilmun.web.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.AnswerValues;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.FormLogic;
import org.dilmun.domain.directory.Question;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.JourneyQueries;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/**
 * The way through an application: its pages, then the review. A part of a journey goes on with the pages of the next part, and all of
 * them are reviewed together; what one part has answered for another is not asked there.
 */
@RequestScoped
public class ApplySteps {

    /** Stands for the review where the id of a page is asked for; a descriptor's page may not be called so. */
    public static final String REVIEW = "review";

    @Inject
    Cases cases;

    @Inject
    JourneyQueries journeys;

    @Inject
    FormMistakes mistakes;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /**
     * A step of the way.
     *
     * @param state {@code done}, {@code current} or {@code next}
     */
    public record ApplyStep(String title, String state, String url) {}

    public String url(Request request, String page) {
        if (REVIEW.equals(page) && inJourney(request)) {
            Journey journey = journeys.getOwn(request).journey();
            return lang.url("/journeys/" + journey.code() + "/" + journey.reference() + "/review");
        }
        return lang.url("/apply/" + request.serviceCode() + "/" + request.reference() + "/" + page);
    }

    /** @return the pages that lie before the applicant, as answered so far, as far as an exit */
    public List<Form.Page> way(Request request) {
        FormLogic logic = form(request).logic();
        AnswerValues values = values(request);
        Set<String> taken = taken(request);
        List<Form.Page> way = logic.way(values);
        return taken.isEmpty()
                ? way
                : way.stream()
                        .filter(page -> page.exit() != null || asks(page, logic, values, taken))
                        .toList();
    }

    private static boolean asks(Form.Page page, FormLogic logic, AnswerValues values, Set<String> taken) {
        return page.questions().stream()
                .filter(question -> logic.asked(question, values))
                .map(Question::field)
                .anyMatch(field -> field.type() != Field.Kind.REGISTRY
                        && field.type() != Field.Kind.COMPUTED
                        && !taken.contains(field.id()));
    }

    /** @return ids of the fields that another part of the journey has answered; empty for other cases */
    public Set<String> taken(Request request) {
        return inJourney(request)
                ? journeys
                        .getOwn(request)
                        .journey()
                        .descriptor()
                        .part(request.journeyPart())
                        .orElseThrow()
                        .answers()
                        .keySet()
                        .stream()
                        .filter(request.answers()::containsKey)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** Whether it is filled in with others. */
    private static boolean inJourney(Request request) {
        return request.isPart() && request.status() == RequestStatus.DRAFT;
    }

    private Form form(Request request) {
        return cases.service(request).form();
    }

    private AnswerValues values(Request request) {
        return new AnswerValues(form(request), request.answers(), cases.facts(request)).tolerant(mistakes.of(request));
    }

    /** Where an application begins. */
    public String firstUrl(Request request) {
        return way(request).stream()
                .findFirst()
                .map(page -> url(request, page.id()))
                .orElseGet(() -> onward(request));
    }

    /** Where it goes on after its own pages: at the next part that asks something, or the review. */
    private String onward(Request request) {
        if (!inJourney(request)) {
            return url(request, REVIEW);
        }
        List<Request> parts = journeys.getOwn(request).parts();
        return parts.subList(position(parts, request) + 1, parts.size()).stream()
                .filter(part -> !way(part).isEmpty())
                .findFirst()
                .map(this::firstUrl)
                .orElseGet(() -> url(request, REVIEW));
    }

    private static int position(List<Request> parts, Request request) {
        return parts.stream().map(Request::id).toList().indexOf(request.id());
    }

    /** Where it goes on after that page. */
    public String nextUrl(Request request, String page) {
        FormLogic logic = form(request).logic();
        AnswerValues values = values(request);
        List<Form.Page> way = way(request);
        Optional<Form.Page> next = logic.after(page, values);
        while (next.isPresent() && !way.contains(next.get())) {
            next = logic.after(next.get().id(), values);
        }
        return next.map(each -> url(request, each.id())).orElseGet(() -> onward(request));
    }

    /** @return the page before that one, or before the review; null if there is none */
    public String backUrl(Request request, String page) {
        List<Form.Page> way = way(request);
        int index = REVIEW.equals(page)
                ? way.size()
                : form(request).page(page).map(way::indexOf).orElse(-1);
        return index < 1 ? backward(request) : url(request, way.get(index - 1).id());
    }

    /** The last page of the part before; null if there is none. */
    private String backward(Request request) {
        if (!inJourney(request)) {
            return null;
        }
        List<Request> parts = journeys.getOwn(request).parts();
        return lastUrl(parts.subList(0, Math.max(0, position(parts, request))));
    }

    /** @return the last page of the last of those parts that asks something; null if none does */
    public String lastUrl(List<Request> parts) {
        return parts.stream()
                .flatMap(part -> way(part).stream().map(page -> url(part, page.id())))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** @return the page at which the applicant cannot go on; empty if there is none on the way */
    public Optional<String> exitUrl(Request request) {
        return form(request).logic().exit(values(request)).map(exit -> url(request, exit.id()));
    }

    /** @param current id of a page, or {@link #REVIEW} */
    public List<ApplyStep> of(Request request, String current) {
        if (inJourney(request)) {
            return ofJourney(request, current);
        }
        var steps = new ArrayList<ApplyStep>();
        String state = "done";
        for (Form.Page page : way(request)) {
            boolean here = page.id().equals(current);
            if (page.exit() == null || here) {
                steps.add(new ApplyStep(
                        page.title().in(lang.language()), here ? "current" : state, url(request, page.id())));
            }
            state = here ? "next" : state;
        }
        boolean here = REVIEW.equals(current);
        steps.add(new ApplyStep(
                messages.text(lang.language(), "review.title.step"), here ? "current" : "next", url(request, REVIEW)));
        return steps;
    }

    /** Each part is a step. */
    private List<ApplyStep> ofJourney(Request request, String current) {
        boolean reviewed = REVIEW.equals(current);
        var steps = new ArrayList<ApplyStep>();
        String state = "done";
        for (Request part : journeys.getOwn(request).parts()) {
            boolean here = !reviewed && part.id() == request.id();
            steps.add(new ApplyStep(
                    cases.service(part).name().in(lang.language()), here ? "current" : state, firstUrl(part)));
            state = here ? "next" : state;
        }
        steps.add(new ApplyStep(
                messages.text(lang.language(), "review.title.step"),
                reviewed ? "current" : "next",
                url(request, REVIEW)));
        return steps;
    }
}
