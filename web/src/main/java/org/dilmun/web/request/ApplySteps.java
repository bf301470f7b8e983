package org.dilmun.web.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.AnswerValues;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.request.Cases;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The way through an application: its pages, then the review. */
@RequestScoped
public class ApplySteps {

    /** Stands for the review where the id of a page is asked for; a descriptor's page may not be called so. */
    public static final String REVIEW = "review";

    @Inject
    Cases cases;

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
        return lang.url("/apply/" + request.serviceCode() + "/" + request.reference() + "/" + page);
    }

    /** @return the pages that lie before the applicant, as answered so far, as far as an exit */
    public List<Form.Page> way(Request request) {
        return form(request).logic().way(values(request));
    }

    private Form form(Request request) {
        return cases.service(request).form();
    }

    private AnswerValues values(Request request) {
        return new AnswerValues(form(request), request.answers(), cases.facts(request));
    }

    /** Where an application begins. */
    public String firstUrl(Request request) {
        return url(request, way(request).stream().findFirst().map(Form.Page::id).orElse(REVIEW));
    }

    /** Where it goes on after that page. */
    public String nextUrl(Request request, String page) {
        return url(
                request,
                form(request)
                        .logic()
                        .after(page, values(request))
                        .map(Form.Page::id)
                        .orElse(REVIEW));
    }

    /** @return the page before that one, or before the review; null if there is none */
    public String backUrl(Request request, String page) {
        List<Form.Page> way = way(request);
        int index = REVIEW.equals(page)
                ? way.size()
                : form(request).page(page).map(way::indexOf).orElse(-1);
        return index < 1 ? null : url(request, way.get(index - 1).id());
    }

    /** @return the page at which the applicant cannot go on; empty if there is none on the way */
    public Optional<String> exitUrl(Request request) {
        return form(request).logic().exit(values(request)).map(exit -> url(request, exit.id()));
    }

    /** @param current id of a page, or {@link #REVIEW} */
    public List<ApplyStep> of(Request request, String current) {
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
}
