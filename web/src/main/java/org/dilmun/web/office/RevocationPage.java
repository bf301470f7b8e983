package org.dilmun.web.office;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.document.RevocationReasonMissing;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.document.DocumentQueries;
import org.dilmun.ejb.document.Revocations;
import org.dilmun.ejb.document.Revocations.Given;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.SavedReasonUnknown;
import org.dilmun.web.document.CaseDocuments;
import org.dilmun.web.document.CaseDocuments.Revocation;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** A document that a case has yielded, and how it is revoked: first the reason, then a second look at the whole. */
@Named
@RequestScoped
public class RevocationPage {

    private static final String WORDS = "words-";
    private static final String SAVED_REASON = "savedReason";
    private static final String REVIEW = "review";
    private static final String CONFIRM = "confirm";

    @Inject
    DocumentQueries queries;

    @Inject
    Revocations revocations;

    @Inject
    CaseDocuments documents;

    @Inject
    People people;

    @Inject
    Country country;

    @Inject
    Caller caller;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private IssuedDocument document;
    private LocalizedText reviewed;

    /** A saved text in the language of the page. */
    public record SavedReason(String id, String text, boolean selected) {}

    /** What is written, or read, in one language of the country. */
    public record Words(String language, String direction, String name, String text) {}

    @PostConstruct
    void open() {
        document = queries.getRevocable(Reference.parse(parameters.get("reference")));
    }

    /** Shows the document to those who may revoke it; a refusal is answered by the page for it. */
    public void load() {
        document.reference();
    }

    public void act() throws IOException {
        try {
            switch (parameters.getOrDefault("revoke", "")) {
                case REVIEW -> reviewed = revocations.reason(document, given());
                case CONFIRM -> {
                    revocations.revoke(document.reference(), given());
                    FacesContext.getCurrentInstance()
                            .getExternalContext()
                            .redirect(lang.url("/office/documents/" + document.reference()));
                }
                default -> {} // back to what was written
            }
        } catch (Problem problem) {
            errors.add(field(problem), problem);
            open();
        }
    }

    private String field(Problem problem) {
        if (problem instanceof SavedReasonUnknown) {
            return SAVED_REASON;
        }
        return problem instanceof RevocationReasonMissing
                ? WORDS + country.languages().get(0).tag()
                : null;
    }

    private Given given() {
        return new Given(
                parameters.get(SAVED_REASON),
                country.languages().stream()
                        .collect(Collectors.toMap(
                                Language::tag, language -> parameters.getOrDefault(WORDS + language.tag(), ""))));
    }

    public String getReference() {
        return document.reference().value();
    }

    public String getRequest() {
        return document.requestReference().value();
    }

    public String getTitle() {
        return document.title().in(lang.language());
    }

    public String getHolder() {
        return document.holderName().in(lang.language());
    }

    public String getCode() {
        return document.code().value();
    }

    public LocalDate getIssuedOn() {
        return document.issuedOn();
    }

    /** Null unless it is revoked. */
    public Revocation getRevocation() {
        return document.revoked() ? documents.revocation(document) : null;
    }

    /** Name of who revoked it. */
    public String getRevokedBy() {
        Long official = Long.valueOf(document.revokedBy().substring("person:".length()));
        return people.get(official).name().in(lang.language());
    }

    public boolean isOwn() {
        return caller.actor().isPerson(document.holderId());
    }

    /** Whether the whole is shown for a second look. */
    public boolean isReviewing() {
        return reviewed != null;
    }

    /** What the holder is going to read. */
    public List<Words> getReviewed() {
        return words(language -> reviewed.in(language));
    }

    /** What has been written so far. */
    public List<Words> getWords() {
        Map<String, String> written = given().wordsByTag();
        return words(language -> written.get(language.tag()));
    }

    private List<Words> words(Function<Language, String> text) {
        return country.languages().stream()
                .map(language -> new Words(
                        language.tag(),
                        language.rightToLeft() ? "rtl" : "ltr",
                        language.locale().getDisplayLanguage(lang.getLocale()),
                        text.apply(language)))
                .toList();
    }

    public List<SavedReason> getSavedReasons() {
        return revocations.certificate(document).revocations().stream()
                .map(saved -> new SavedReason(
                        saved.id(), saved.text().in(lang.language()), saved.id().equals(parameters.get(SAVED_REASON))))
                .toList();
    }

    public String getSavedReason() {
        return parameters.getOrDefault(SAVED_REASON, "");
    }
}
