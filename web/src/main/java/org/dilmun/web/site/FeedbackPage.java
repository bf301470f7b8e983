package org.dilmun.web.site;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.analytics.CommentTooLong;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.analytics.PageFeedbacks;
import org.dilmun.ejb.analytics.TooMuchFeedback;
import org.dilmun.ejb.directory.Directory;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Asks below each page whether it was useful, and takes the answer: a plain form, so it needs no script and no session. Where
 * somebody is filling in a form it is asked on a page apart, so that nothing typed gets lost.
 */
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
    Caller caller;

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
        Page.Match about = match(getAbout());
        try {
            if ("yes".equals(parameters.get("useful"))) {
                feedbacks.praise(about.kind(), lang.language());
            } else {
                feedbacks.criticise(about.kind(), lang.language(), getComment());
            }
        } catch (CommentTooLong | TooMuchFeedback refused) {
            errors.add(COMMENT, refused);
            return;
        }
        FacesContext.getCurrentInstance().getExternalContext().redirect(thanks());
    }

    private String thanks() {
        String page = getAbout();
        return parameters.containsKey("apart")
                ? lang.url(Page.FEEDBACK.address()) + "?useful=thanks&page=" + URLEncoder.encode(page, UTF_8)
                : lang.url(page) + "?useful=thanks#useful";
    }

    /** @throws NotFound if that is no page, or none that opens for the person */
    private Page.Match match(String path) {
        Page.Match match = Page.at(path)
                .filter(found -> found.page().opens().to(caller.actor()))
                .orElseThrow(() -> new NotFound("portal-page", path));
        if (match.page() == Page.SERVICE) {
            directory.get(match.service());
        }
        return match;
    }

    /** Whether this is the page of its own on which it is asked. */
    public boolean isApart() {
        return lang.getPath().equals(Page.FEEDBACK.address());
    }

    /** Of the page of its own that asks about the page that is shown. */
    public String getUrl() {
        return lang.url(Page.FEEDBACK.address()) + "?page=" + URLEncoder.encode(lang.getPath(), UTF_8);
    }

    /** Whether the answer of the person has just been kept. */
    public boolean isThanking() {
        return "thanks".equals(parameters.get("useful"));
    }

    /** The page that the answer is about, behind the language. */
    public String getAbout() {
        return isApart() ? parameters.getOrDefault("page", "") : lang.getPath();
    }

    /** What has been written so far. */
    public String getComment() {
        return parameters.get("comment");
    }
}
