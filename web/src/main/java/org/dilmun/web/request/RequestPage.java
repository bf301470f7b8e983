package org.dilmun.web.request;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.request.Appeals;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.Complaints;
import org.dilmun.ejb.request.Corrections;
import org.dilmun.ejb.request.JourneyQueries;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.Signatures;
import org.dilmun.ejb.request.Withdrawals;
import org.dilmun.web.appointment.AppointmentCard;
import org.dilmun.web.appointment.AppointmentCards;
import org.dilmun.web.directory.ServiceCards;
import org.dilmun.web.directory.ServiceCards.Card;
import org.dilmun.web.directory.WorkflowDrawing;
import org.dilmun.web.document.CaseDocuments;
import org.dilmun.web.document.CaseDocuments.CaseDocument;
import org.dilmun.web.document.CopyServlet;
import org.dilmun.web.request.AnswerSections.AnswerSection;
import org.dilmun.web.request.CaseAppeals.AppealsView;
import org.dilmun.web.request.CaseComplaints.LinkedCase;
import org.dilmun.web.request.CaseCorrections.CorrectionsView;
import org.dilmun.web.request.CaseFees.CaseFee;
import org.dilmun.web.request.CasePartViews.DecidedPart;
import org.dilmun.web.request.CaseSignatures.SignatureView;
import org.dilmun.web.request.RequestTrack.Step;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.ShownVersion;

/** The caller's own case: where it stands, what is asked of them, what they stated. */
@Named
@RequestScoped
public class RequestPage {

    private static final String PAGES = "/my/requests/";

    @Inject
    Requests requests;

    @Inject
    Withdrawals withdrawals;

    @Inject
    Appeals appealing;

    @Inject
    CaseAppeals caseAppeals;

    @Inject
    Corrections correcting;

    @Inject
    CaseCorrections caseCorrections;

    @Inject
    CasePartViews parts;

    @Inject
    Signatures signing;

    @Inject
    CaseSignatures signatures;

    @Inject
    Complaints complaints;

    @Inject
    CaseComplaints caseComplaints;

    @Inject
    RequestQueries queries;

    @Inject
    Access access;

    @Inject
    Cases cases;

    @Inject
    JourneyQueries journeys;

    @Inject
    Bodies bodies;

    @Inject
    People people;

    @Inject
    AnswerSections answerSections;

    @Inject
    RequestStates states;

    @Inject
    CaseFees fees;

    @Inject
    RequestTrack track;

    @Inject
    ApplySteps way;

    @Inject
    CaseDocuments documents;

    @Inject
    Directory directory;

    @Inject
    ServiceCards cards;

    @Inject
    AppointmentCards appointments;

    @Inject
    FormErrors errors;

    @Inject
    Country country;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private Request request;
    private ServiceDescriptor service;
    private CaseFee fee;
    private AppealsView appeals;
    private List<LinkedCase> complained;
    private List<LinkedCase> treated;
    private CorrectionsView corrections;
    private List<SignatureView> signed;
    private boolean remindable;
    private WithdrawalView withdrawal;
    private String answer;

    /**
     * How it stands with a withdrawal.
     *
     * @param until when the time for it ends or has ended; null if none is set
     * @param fee what becomes of a paid fee
     */
    public record WithdrawalView(boolean open, ZonedDateTime until, FeeReturn fee) {}

    /** The journey that the case is part of. */
    public record JourneyLink(String name, String url) {}

    /** What the officer asks. */
    public record Question(String text, ZonedDateTime at) {}

    @PostConstruct
    void open() {
        request = queries.getOwn(Reference.parse(parameters.get("reference")));
        service = cases.service(request);
        fee = fees.of(request);
        appeals = caseAppeals.of(request, PAGES);
        complained = caseComplaints.about(request, PAGES);
        treated = caseComplaints.treated(request, PAGES);
        corrections = caseCorrections.of(request, PAGES);
        signed = signatures.forApplicant(request);
        remindable = signing.remindable(request);
        withdrawal = withdrawals.of(request).map(this::view).orElse(null);
    }

    private WithdrawalView view(Withdrawals.Standing standing) {
        return new WithdrawalView(
                standing.open(),
                standing.until() == null ? null : standing.until().atZone(country.zone()),
                standing.fee());
    }

    /** A draft is gone on with where it is filled in. */
    public void load() throws IOException {
        if (request.status() == RequestStatus.DRAFT) {
            redirect(way.firstUrl(request));
        }
    }

    public void answerQuestion() throws IOException {
        if (answer == null || answer.isBlank()) {
            errors.add("answerText", "problem.field-required");
            return;
        }
        try {
            requests.resubmit(request.reference(), parameters.get("shown"), answer);
            redirect(getUrl());
        } catch (AnswersRefused refused) {
            redirect(way.url(request, ApplySteps.REVIEW)); // there each answer is shown with what is wrong
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    public void withdraw() throws IOException {
        try {
            requests.withdraw(
                    request.reference(),
                    versionOf(parameters.get("shownVersion")),
                    FeeReturn.named(parameters.get("shownFee")).orElse(null));
            redirect(getUrl());
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    /** Reminds those who have not signed yet. */
    public void remind() throws IOException {
        try {
            signing.remind(request.reference());
            redirect(getUrl());
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    /** Begins an appeal, or goes on with the one that is begun. */
    public void appeal() throws IOException {
        try {
            redirect(way.firstUrl(appealing.begin(request.reference())));
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    /** Begins a correction, or goes on with the one that is begun. */
    public void correct() throws IOException {
        try {
            redirect(way.firstUrl(correcting.begin(request.reference())));
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    /** @return -1, which no case has, if the form does not say it */
    private static int versionOf(String shown) {
        return ShownVersion.of(shown);
    }

    private static void redirect(String url) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(url);
    }

    public String getReference() {
        return request.reference().value();
    }

    public String getUrl() {
        return lang.url(PAGES + request.reference());
    }

    public String getService() {
        return service.name().in(lang.language());
    }

    /** In whose name the caller sees it; null: in their own. */
    public String getApplicant() {
        return access.isSelf(request.applicantId()) ? null : name(request.applicantId());
    }

    /** Who has handed it in, in the applicant's name; null: the applicant. */
    public String getAgent() {
        return request.history().stream()
                .filter(entry -> entry.from() == RequestStatus.DRAFT
                        && entry.onBehalfOf().isPresent())
                .findFirst()
                .flatMap(entry -> Actor.personOf(entry.actor()))
                .map(this::name)
                .orElse(null);
    }

    private String name(long person) {
        return people.get(person).name().in(lang.language());
    }

    /** For whom it is; null: for the applicant. */
    public String getSubject() {
        return request.subjectId().map(this::name).orElse(null);
    }

    public String getBody() {
        return request.closedAt() == null
                ? bodies.get(request.bodyId()).name().in(lang.language())
                : bodies.name(request.bodyId(), country.day(request.closedAt())).in(lang.language());
    }

    public String getKind() {
        return states.kind(request);
    }

    public String getStatus() {
        return states.label(request);
    }

    public String getNext() {
        return states.next(request);
    }

    /** What was said with the decision; null if nothing, or there is none yet. */
    public String getReason() {
        boolean decided = request.status() == RequestStatus.REJECTED || request.status() == RequestStatus.COMPLETED;
        return decided ? last().reason().in(lang.language()) : null;
    }

    public AppealsView getAppeals() {
        return appeals;
    }

    /** What was decided about each part. */
    public List<DecidedPart> getParts() {
        return parts.decided(request);
    }

    /** Who signs it with the applicant; empty if nobody was asked. */
    public List<SignatureView> getSignatures() {
        return signed;
    }

    /** Whether somebody can be reminded to sign. */
    public boolean isRemindable() {
        return remindable;
    }

    public CorrectionsView getCorrections() {
        return corrections;
    }

    /** Begins a complaint, or goes on with the one that is begun. */
    public void complain() throws IOException {
        try {
            redirect(way.firstUrl(complaints.beginAbout(request.reference())));
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    /** Whether a complaint can be made about how the case is treated. */
    public boolean isComplainable() {
        return complaints.offered(request);
    }

    public List<LinkedCase> getComplaints() {
        return complained;
    }

    /** The case that this complaint is about; empty if it is none, or about the service. */
    public List<LinkedCase> getTreated() {
        return treated;
    }

    /** What the officer asks; null if nothing. */
    public Question getQuestion() {
        return request.status() == RequestStatus.RETURNED
                ? new Question(last().reason().in(lang.language()), last().at().atZone(country.zone()))
                : null;
    }

    private HistoryEntry last() {
        return request.history().get(request.history().size() - 1);
    }

    /** Where the answers can be changed; null if they cannot. */
    public String getChangeUrl() {
        return request.status() == RequestStatus.RETURNED ? way.firstUrl(request) : null;
    }

    public String getShownHash() {
        return request.answersHash();
    }

    public int getShownVersion() {
        return request.version();
    }

    /** What the case has yielded or is about to; null if nothing. */
    public CaseDocument getDocument() {
        return documents.of(request);
    }

    /** Services that are often needed next; empty unless it is completed. */
    public List<Card> getFollowUps() {
        return request.status() == RequestStatus.COMPLETED
                ? directory.followUps(service).stream().map(cards::card).toList()
                : List.of();
    }

    /** Where a copy of what was stated is. */
    public String getCopyUrl() {
        return CopyServlet.address(request);
    }

    public List<AnswerSection> getSections() {
        return answerSections.of(request);
    }

    /** Whether and until when it can be withdrawn; null once it has ended. */
    public WithdrawalView getWithdrawal() {
        return withdrawal;
    }

    public CaseFee getFee() {
        return fee;
    }

    /** What it was applied for with; null if alone. */
    public JourneyLink getJourney() {
        if (!request.isPart()) {
            return null;
        }
        Journey journey = journeys.getOwn(request).journey();
        return new JourneyLink(
                journey.descriptor().name().in(lang.language()), lang.url("/my/journeys/" + journey.reference()));
    }

    public List<Step> getSteps() {
        return track.of(request);
    }

    public List<WorkflowDrawing.Box> getFlow() {
        return track.drawing(request);
    }

    /** The appointment that the case waits for; null if it waits for none. */
    public AppointmentCard getAppointment() {
        return appointments.of(request);
    }

    /** Day by which the body has promised to decide; null once it is closed, while its applicant has to come, or if it has promised none. */
    public LocalDate getExpectedOn() {
        boolean open = !request.status().closed() && request.waitingOn() != WaitingOn.APPOINTMENT;
        return open ? cases.expectedOn(request).orElse(null) : null;
    }

    public String getAnswer() {
        return answer;
    }

    public void setAnswer(String answer) {
        this.answer = answer;
    }
}
