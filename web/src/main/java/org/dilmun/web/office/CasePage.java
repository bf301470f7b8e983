package org.dilmun.web.office;

import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Labels;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.ApplicantNumbers;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.Handlers;
import org.dilmun.web.directory.WorkflowDrawing;
import org.dilmun.web.document.CaseDocuments;
import org.dilmun.web.document.CaseDocuments.CaseDocument;
import org.dilmun.web.document.CopyServlet;
import org.dilmun.web.request.AnswerSections;
import org.dilmun.web.request.AnswerSections.AnswerSection;
import org.dilmun.web.request.CaseAppeals;
import org.dilmun.web.request.CaseAppeals.AppealsView;
import org.dilmun.web.request.CaseComplaints;
import org.dilmun.web.request.CaseComplaints.LinkedCase;
import org.dilmun.web.request.CaseCorrections;
import org.dilmun.web.request.CaseCorrections.CorrectionsView;
import org.dilmun.web.request.CaseFees;
import org.dilmun.web.request.CasePartViews;
import org.dilmun.web.request.CasePartViews.DecidedPart;
import org.dilmun.web.request.CaseSignatures;
import org.dilmun.web.request.CaseSignatures.SignatureView;
import org.dilmun.web.request.RegistryValues;
import org.dilmun.web.request.RequestTrack;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** A case as the officials of its body see it. */
@Named
@RequestScoped
public class CasePage {

    @Inject
    ShownCase shown;

    @Inject
    CaseHistory history;

    @Inject
    Cases cases;

    @Inject
    Handlers handlers;

    @Inject
    ApplicantNumbers numbers;

    @Inject
    People people;

    @Inject
    Bodies bodies;

    @Inject
    Labels labels;

    @Inject
    Country country;

    @Inject
    AnswerSections answers;

    @Inject
    CaseAppeals appeals;

    @Inject
    CaseComplaints complaints;

    @Inject
    CaseCorrections caseCorrections;

    @Inject
    CasePartViews parts;

    @Inject
    CaseSignatures signatures;

    @Inject
    CaseJourney journey;

    @Inject
    RegistryValues registry;

    @Inject
    RequestTrack track;

    @Inject
    DueChips chips;

    @Inject
    CaseFees fees;

    @Inject
    CaseDocuments documents;

    @Inject
    Caller caller;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private String revealed;
    private List<String> remarks;
    private CorrectionsView corrections;
    private List<SignatureView> signed;

    /** Who applies. The personal number is masked until the official has it shown. */
    public record Applicant(List<Name> names, String personalNumber, String status, String address) {}

    /** A child or ward for whom somebody applies. The personal number is masked. */
    public record Subject(List<Name> names, String personalNumber, LocalDate born) {}

    /** A name in one language of the country. */
    public record Name(String language, String text) {}

    /** Shows the case to those who may see it; a refusal is answered by the page for it. */
    public void load() {
        shown.request();
    }

    /** Shows the whole personal number, this once; that it was shown is recorded. */
    public void reveal() {
        revealed = numbers.reveal(shown.reference()).value();
    }

    public boolean isRevealed() {
        return revealed != null;
    }

    public String getReference() {
        return shown.request().reference().value();
    }

    public String getService() {
        return cases.service(shown.request()).name().in(lang.language());
    }

    /** What registers say about it; empty if nothing, or nothing that the caller is to see. */
    public List<String> getRemarks() {
        if (remarks == null) {
            remarks = handlers.of(shown.request()).stream()
                    .filter(handler -> shown.sight().remarks())
                    .flatMap(handler -> handler.remarks(shown.request()).stream())
                    .map(remark -> remark.in(lang.language()))
                    .toList();
        }
        return remarks;
    }

    public String getStep() {
        Request request = shown.request();
        return request.status() == RequestStatus.OPEN
                ? cases.current(request).label().in(lang.language())
                : history.title(request.status());
    }

    public String getChannel() {
        return labels.channel(shown.request().channel().code()).in(lang.language());
    }

    public Applicant getApplicant() {
        Person person = people.get(shown.request().applicantId());
        return new Applicant(
                names(person),
                isRevealed() ? revealed : people.number(person).masked(),
                messages.text(lang.language(), "office_case.value." + (person.citizen() ? "citizen" : "resident")),
                registry.address(person.address()));
    }

    /** For whom the applicant has made it; null: for themselves. */
    public Subject getSubject() {
        return shown.request()
                .subjectId()
                .map(people::get)
                .map(person -> new Subject(names(person), people.number(person).masked(), person.birthDate()))
                .orElse(null);
    }

    private List<Name> names(Person person) {
        return country.languages().stream()
                .map(language -> new Name(language.tag(), person.name().in(language)))
                .toList();
    }

    /** What the case has yielded or is about to; null if nothing. */
    public CaseDocument getDocument() {
        return documents.of(shown.request());
    }

    /** Where the document can be revoked; null for those who may not. */
    public String getRevocationUrl() {
        CaseDocument document = getDocument();
        return document != null
                        && document.reference() != null
                        && caller.actor()
                                .may(Permission.REVOKE_DOCUMENT, shown.request().bodyId())
                ? lang.url("/office/documents/" + document.reference())
                : null;
    }

    /** The case whose treatment this complaint is about; empty if it is none, or about the service. */
    public List<LinkedCase> getTreated() {
        return complaints.treated(shown.request(), "/office/cases/");
    }

    public boolean isComplaint() {
        return shown.request().isComplaint();
    }

    /** The case that it appeals against, or the appeals against it. */
    public AppealsView getAppeals() {
        return appeals.of(shown.appeals(), "/office/cases/");
    }

    /** Who signs it with the applicant; empty if nobody was asked. */
    public List<SignatureView> getSignatures() {
        if (signed == null) {
            signed = signatures.forOfficials(shown.request());
        }
        return signed;
    }

    /** What a correction changes and of which case, or the corrections of the case. */
    public CorrectionsView getCorrections() {
        if (corrections == null) {
            corrections = caseCorrections.of(shown.request(), "/office/cases/");
        }
        return corrections;
    }

    /** What was decided about each part. */
    public List<DecidedPart> getParts() {
        return parts.decided(shown.request());
    }

    /** What it was applied for with; null if alone. */
    public CaseJourney.View getJourney() {
        return journey.of(shown.request());
    }

    /** Where a copy of what was stated is. */
    public String getCopyUrl() {
        return CopyServlet.address(shown.request());
    }

    /** Whether the caller sees all of the case, and not only what a partner needs. */
    public boolean isWhole() {
        return shown.sight().whole();
    }

    /** The partner that the task is with; null: with none, or the caller is of it. */
    public String getPartner() {
        return shown.task()
                .filter(task -> task.isOfPartner() && isWhole())
                .map(task -> bodies.get(task.bodyId()).name().in(lang.language()))
                .orElse(null);
    }

    public List<AnswerSection> getSections() {
        return answers.of(shown.request(), page -> null, shown.sight());
    }

    public List<WorkflowDrawing.Box> getFlow() {
        return track.drawing(shown.request());
    }

    /** Why the applicant did not have to pay; null if nothing was waived. */
    public String getWaived() {
        return fees.waived(shown.request());
    }

    /** Who has the task; null if nobody. */
    public String getClaimedBy() {
        return shown.holder().map(name -> name.in(lang.language())).orElse(null);
    }

    /** Last day for the task; null if there is none. */
    public LocalDate getDueOn() {
        return shown.task().flatMap(Task::dueOn).orElse(null);
    }

    /** Whether the supervisors are shown that the task is overdue. */
    public boolean isEscalated() {
        return shown.task().filter(Task::isEscalated).isPresent();
    }

    public String getDueKind() {
        return due().kind();
    }

    public String getDue() {
        return due().text();
    }

    private DueChips.Chip due() {
        return chips.of(shown.task().flatMap(Task::dueOn));
    }
}
