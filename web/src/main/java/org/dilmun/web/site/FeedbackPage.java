package org.dilmun.web.site;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.analytics.CommentTooLong;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.ejb.analytics.PageFeedbacks;
import org.dilmun.ejb.analytics.TooMuchFeedback;
import org.dilmun.ejb.directory.Directory;

/** Asks below each public page whether it was useful, and takes the answer: a plain form, so it needs no script and no session. */
@Named
@RequestScoped
public class FeedbackPage {

    private static final String COMMENT = "useful-comment";

    @Inject
    PageFeedbacks feedbacks;

    @Inject
    Directory directory;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    @Inject
    HttpServletRequest request;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    /** Keeps the answer and goes back to the page it is about; a page that only shows the form keeps nothing. */
    public void send() throws IOException {
        if (!request.getMethod().equals("POST")) {
            return;
        }
        Page.Match about = about(getAbout());
        try {
            if ("yes".equals(parameters.get("useful"))) {
                feedbacks.praise(kept(about), lang.language());
            } else {
                feedbacks.criticise(kept(about), lang.language(), getComment());
            }
        } catch (CommentTooLong | TooMuchFeedback refused) {
            errors.add(COMMENT, refused);
            return;
        }
        FacesContext.getCurrentInstance().getExternalContext().redirect(lang.url(getAbout()) + "?useful=thanks#useful");
    }

    /** @throws NotFound if that is no public page */
    private Page.Match about(String path) {
        Page.Match match = publicPage(path).orElseThrow(() -> new NotFound("public-page", path));
        if (match.page() == Page.SERVICE) {
            directory.get(match.service());
        }
        return match;
    }

    /** One address for a page: with the code of a service, but without the code of a document, which leads to its holder. */
    private static String kept(Page.Match about) {
        return about.page().address().replace("/{code}", about.service().isEmpty() ? "" : "/" + about.service());
    }

    private static Optional<Page.Match> publicPage(String path) {
        return Page.at(path).filter(match -> match.page().opens() == Page.Opens.ANYONE);
    }

    /** Whether the page that is shown is one that anybody may open. */
    public boolean isAsking() {
        return publicPage(lang.getPath()).isPresent();
    }

    /** Whether the answer of the person has just been kept. */
    public boolean isThanking() {
        return "thanks".equals(parameters.get("useful"));
    }

    /** The page that the answer is about, behind the language. */
    public String getAbout() {
        return lang.getPath().equals(Page.FEEDBACK.address()) ? parameters.getOrDefault("page", "") : lang.getPath();
    }

    /** What has been written so far. */
    public String getComment() {
        return parameters.get("comment");
    }
}
