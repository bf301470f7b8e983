package org.dilmun.web.request;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Form;
import org.dilmun.domain.request.Request;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The way through an application: its pages, then the review. */
@RequestScoped
public class ApplySteps {

    /** Stands for the review where the id of a page is asked for; a descriptor's page may not be called so. */
    public static final String REVIEW = "review";

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

    /** @param current id of a page, or {@link #REVIEW} */
    public List<ApplyStep> of(Request request, Form form, String current) {
        var steps = new ArrayList<ApplyStep>();
        String state = "done";
        for (Form.Page page : form.pages()) {
            boolean here = page.id().equals(current);
            steps.add(
                    new ApplyStep(page.title().in(lang.language()), here ? "current" : state, url(request, page.id())));
            state = here ? "next" : state;
        }
        boolean here = REVIEW.equals(current);
        steps.add(new ApplyStep(
                messages.text(lang.language(), "review.title.step"), here ? "current" : "next", url(request, REVIEW)));
        return steps;
    }
}
