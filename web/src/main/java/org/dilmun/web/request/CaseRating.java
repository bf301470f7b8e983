package org.dilmun.web.request;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.analytics.CommentTooLong;
import org.dilmun.domain.analytics.Rating;
import org.dilmun.domain.analytics.Rating.Occasion;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.analytics.Ratings;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Asks an applicant how applying was, and in the end how the service was: one click, and words for those who have some. */
@Named
@RequestScoped
public class CaseRating {

    private static final String STARS = "stars";
    private static final String COMMENT = "ratingComment";

    @Inject
    Ratings ratings;

    @Inject
    FormErrors errors;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private Reference reference;
    private Ratings.Asked asked;

    /** An answer to choose. */
    public record Grade(int stars, String label, boolean chosen) {}

    @PostConstruct
    void open() {
        reference = Reference.parse(parameters.get("reference"));
        asked = ratings.asked(reference).orElse(null);
    }

    /** Keeps what was chosen, and shows the page again. */
    public void rate() throws IOException {
        try {
            ratings.rate(reference, occasion(), stars(), parameters.get(COMMENT));
            FacesContext.getCurrentInstance().getExternalContext().redirect(lang.url(lang.getPath()) + "#rating");
        } catch (CommentTooLong tooLong) {
            errors.add(COMMENT, tooLong);
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    /** What the page asked about, which may have been something else than it is now. */
    private Occasion occasion() {
        return code(Occasion.APPLYING).equals(parameters.get("occasion")) ? Occasion.APPLYING : Occasion.OUTCOME;
    }

    /** @return 0, which is no rating, for what is none */
    private int stars() {
        String sent = parameters.getOrDefault(STARS, "");
        return sent.matches("[0-9]") ? Integer.parseInt(sent) : 0;
    }

    private static String code(Occasion occasion) {
        return occasion.name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is something to say now. */
    public boolean isAsking() {
        return asked != null;
    }

    public String getOccasion() {
        return code(asked.occasion());
    }

    public String getQuestion() {
        return messages.text(lang.language(), "rating.title." + getOccasion());
    }

    /** The best first. */
    public List<Grade> getGrades() {
        return IntStream.rangeClosed(Rating.WORST, Rating.BEST)
                .map(stars -> Rating.WORST + Rating.BEST - stars)
                .mapToObj(stars -> new Grade(
                        stars, messages.text(lang.language(), "rating.grade." + stars), stars == asked.stars()))
                .toList();
    }

    /** What has been chosen; 0: nothing yet. */
    public int getStars() {
        return asked.stars();
    }

    /** Said once it has been rated: until when it can be changed. */
    public String getThanks() {
        return messages.text(lang.language(), "rating.text.thanks", Messages.day(asked.until(), lang.language()));
    }

    /** What has been written, or has just been typed. */
    public String getComment() {
        return parameters.getOrDefault(COMMENT, asked.comment());
    }
}
