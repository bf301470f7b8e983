package org.dilmun.web.request;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.payment.Payers;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.DuplicateCheck;
import org.dilmun.ejb.request.DuplicateRequest;
import org.dilmun.ejb.request.FeeOutOfRange;
import org.dilmun.ejb.request.FeeUnknown;
import org.dilmun.ejb.request.FormValidator;
import org.dilmun.ejb.request.JourneyQueries;
import org.dilmun.ejb.request.JourneyQueries.Whole;
import org.dilmun.ejb.request.Journeys;
import org.dilmun.ejb.request.RequestFees;
import org.dilmun.ejb.request.ServiceFailed;
import org.dilmun.web.payment.ChargeLines;
import org.dilmun.web.payment.ChargeLines.Line;
import org.dilmun.web.request.AnswerSections.AnswerSection;
import org.dilmun.web.request.ApplySteps.ApplyStep;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.ViolationTexts;

/** All parts of a journey before they are handed in together: what was answered, what each costs, and the declarations. */
@Named
@RequestScoped
public class JourneyReviewPage {

    @Inject
    Journeys journeys;

    @Inject
    JourneyQueries queries;

    @Inject
    Cases cases;

    @Inject
    FormValidator validator;

    @Inject
    DuplicateCheck duplicates;

    @Inject
    RequestFees fees;

    @Inject
    ChargeLines lines;

    @Inject
    Payers payers;

    @Inject
    Bodies bodies;

    @Inject
    AnswerSections answerSections;

    @Inject
    ApplySteps way;

    @Inject
    ViolationTexts texts;

    @Inject
    AnswerLabels labels;

    @Inject
    FormErrors errors;

    @Inject
    Messages messages;

    @Inject
    Country country;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private Whole whole;
    private List<PartView> parts;
    private boolean agreed;
    private boolean another;

    /**
     * A part as it is handed in.
     *
     * @param waived why nothing has to be paid that otherwise would; null if nothing is waived
     * @param problem why its answers come to no fee; null if they do
     * @param declaration null: the general one
     */
    public record PartView(
            String service,
            String body,
            List<AnswerSection> sections,
            List<Line> charges,
            String waived,
            Money total,
            String problem,
            String declaration,
            DuplicateView duplicate) {}

    /** A request for the same that the applicant may have forgotten. */
    public record DuplicateView(String reference, String url, LocalDate submittedOn) {}

    @PostConstruct
    void open() {
        whole = queries.getOwn(Reference.parse(parameters.get("draft")));
        parts = whole.parts().stream().map(this::view).toList();
    }

    private PartView view(Request part) {
        FeeAssessment fee = null;
        String problem = null;
        try {
            fee = cases.fee(part);
        } catch (FeeUnknown | FeeOutOfRange | ServiceFailed refused) {
            problem = messages.problem(List.of(lang.getLocale()), refused.code(), refused.facts());
        }
        var service = cases.service(part);
        var declaration = service.form().declaration();
        return new PartView(
                service.name().in(lang.language()),
                bodies.get(part.bodyId()).name().in(lang.language()),
                answerSections.of(part, page -> way.url(part, page.id()), way.taken(part)),
                fee == null ? List.of() : lines.of(fee.charges()),
                fee == null || fee.waived() == null
                        ? null
                        : fee.waived().reason().in(lang.language()),
                fee == null ? null : fees.total(fee),
                problem,
                declaration == null ? null : declaration.in(lang.language()),
                whole.journey().isDraft() ? duplicate(part).orElse(null) : null);
    }

    private Optional<DuplicateView> duplicate(Request part) {
        return duplicates
                .find(part)
                .map(other -> new DuplicateView(
                        other.reference().value(),
                        lang.url("/my/requests/" + other.reference()),
                        country.day(other.submittedAt())));
    }

    public void load() throws IOException {
        if (!whole.journey().isDraft()) {
            redirect(followUrl());
            return;
        }
        Optional<String> exit = whole.parts().stream()
                .flatMap(part -> way.exitUrl(part).stream())
                .findFirst();
        if (exit.isPresent()) {
            redirect(exit.get());
        }
    }

    private String followUrl() {
        return lang.url("/my/journeys/" + whole.journey().reference());
    }

    public void submit() throws IOException {
        if (!agreed) {
            errors.add("agreed", "problem.declaration-missing");
            return;
        }
        try {
            var submitted = journeys.submit(whole.journey().reference(), parameters.get("shown"), another);
            redirect(payers.find(submitted)
                    .map(order -> lang.url("/pay/" + order.reference()))
                    .orElseGet(this::followUrl));
        } catch (AnswersRefused refused) {
            show(refused);
        } catch (DuplicateRequest duplicate) {
            errors.add("another", "problem.another-missing");
        } catch (Problem problem) {
            errors.add(null, problem);
        }
        open();
    }

    /** Of every part, since who mends one answer is not to come back for the next. */
    private void show(AnswersRefused refused) {
        var told = new ArrayList<String>();
        for (Request part : whole.parts()) {
            var form = cases.service(part).form();
            validator
                    .judge(form, cases.facts(part), part.answers())
                    .found()
                    .forEach((path, violation) -> told.add(messages.text(
                            lang.language(),
                            "errors.text.field",
                            cases.service(part).name().in(lang.language()) + " – " + labels.of(form, path),
                            texts.of(violation, lang.language()))));
        }
        if (told.isEmpty()) { // what the rules of a service found beyond its form
            refused.found().forEach((path, violation) -> told.add(texts.of(violation, lang.language())));
        }
        told.forEach(text -> errors.addText(null, text));
    }

    private static void redirect(String url) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(url);
    }

    public List<PartView> getParts() {
        return parts;
    }

    /** What has to be paid for all parts; null if the answers of one come to no fee. */
    public Money getTotal() {
        return parts.stream().map(PartView::total).anyMatch(Objects::isNull)
                ? null
                : parts.stream().map(PartView::total).reduce(Money::plus).orElseThrow();
    }

    public boolean isPaid() {
        return getTotal() != null && getTotal().isPositive();
    }

    public boolean isDuplicated() {
        return parts.stream().anyMatch(part -> part.duplicate() != null);
    }

    public List<ApplyStep> getSteps() {
        return way.of(whole.parts().get(0), ApplySteps.REVIEW);
    }

    public String getBackUrl() {
        return way.lastUrl(whole.parts());
    }

    public String getShownHash() {
        return JourneyQueries.answersHash(whole.parts());
    }

    public String getName() {
        return whole.journey().descriptor().name().in(lang.language());
    }

    public String getUrl() {
        return lang.url("/journeys/" + whole.journey().code());
    }

    public boolean isAgreed() {
        return agreed;
    }

    public void setAgreed(boolean agreed) {
        this.agreed = agreed;
    }

    public boolean isAnother() {
        return another;
    }

    public void setAnother(boolean another) {
        this.another = another;
    }
}
