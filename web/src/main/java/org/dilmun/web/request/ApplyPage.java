package org.dilmun.web.request;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Question;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.request.AssuranceTooLow;
import org.dilmun.ejb.request.Attachments;
import org.dilmun.ejb.request.AuthenticationTooLow;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.Drafts;
import org.dilmun.ejb.request.JourneyQueries;
import org.dilmun.ejb.request.OldDrafts;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.web.request.AnswerSections.AnswerRow;
import org.dilmun.web.request.ApplyFields.FieldView;
import org.dilmun.web.request.ApplyQuestions.FieldGroup;
import org.dilmun.web.request.ApplyQuestions.OpenPage;
import org.dilmun.web.request.ApplySteps.ApplyStep;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.ViolationTexts;

/**
 * One page of an application. Its fields come from the descriptor, so the components of the page are made of them: the
 * case is read before the view is built, on a post as well. A branch that an answer opens on the same page is asked when
 * the page comes back; no script is needed.
 */
@Named
@RequestScoped
public class ApplyPage {

    @Inject
    Drafts drafts;

    @Inject
    Attachments attachments;

    @Inject
    RequestQueries queries;

    @Inject
    Cases cases;

    @Inject
    OldDrafts oldDrafts;

    @Inject
    People people;

    @Inject
    ApplyQuestions questions;

    @Inject
    ApplySteps way;

    @Inject
    FormUsage usage;

    @Inject
    JourneyQueries journeys;

    @Inject
    PostedAnswers posted;

    @Inject
    ViolationTexts texts;

    @Inject
    AnswerLabels labels;

    @Inject
    Directory directory;

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
    private Form.Page page;
    private Person applicant;
    private Map<String, Attachment> files;

    /** The fields that the page had when the applicant sent it. */
    private Set<String> asked = Set.of();

    private boolean branched;

    /** By field id: text, or the {@link Part} of a file that has just been sent. */
    private final Map<String, Object> answers = new HashMap<>();

    /** Made anew when an answer changes. */
    private List<FieldGroup> groups;

    @PostConstruct
    void open() {
        String draft = parameters.get("draft");
        if (draft == null) {
            return;
        }
        request = queries.getOwn(Reference.parse(draft));
        service = cases.service(request);
        page = service.form().page(parameters.get("page")).orElse(null);
        applicant = people.get(request.applicantId());
        answers.putAll(request.answers());
        readFiles();
        if (page != null) { // what is being posted decides which fields are read, not only what was saved before
            asked = posted.asked();
            answers.putAll(posted.of(page));
        }
    }

    private void readFiles() {
        files = queries.attachments(request).stream()
                .collect(Collectors.toMap(Attachment::field, file -> file, (first, second) -> second));
    }

    /** Starts an application, or shows the page that the address names. */
    public void load() throws IOException {
        if (request == null) {
            start();
        } else if (!request.status().answerable()) {
            redirect(lang.url("/my/requests/" + request.reference()));
        } else if (page == null) {
            var context = FacesContext.getCurrentInstance();
            context.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            context.responseComplete();
        } else {
            usage.opened(request, page.id());
        }
    }

    private void start() throws IOException {
        String code = parameters.get("code");
        try {
            Request begun = drafts.start(code);
            usage.started(begun);
            redirect(way.firstUrl(begun));
        } catch (AssuranceTooLow e) {
            redirect(lang.url("/services/" + code) + "?needs=assurance");
        } catch (AuthenticationTooLow e) {
            redirect(lang.url("/services/" + code) + "?needs=authentication");
        }
    }

    /** Saves the page and goes on. */
    public void next() throws IOException {
        store(() -> {
            Request saved = drafts.save(request.reference(), page.id(), ApplyQuestions.texts(answers));
            usage.passed(request, page.id());
            return way.nextUrl(saved, page.id());
        });
    }

    /** Keeps what is answered so far, and stays. */
    public void save() throws IOException {
        store(() -> way.url(drafts.keep(request.reference(), page.id(), ApplyQuestions.texts(answers)), page.id()));
    }

    /** Stores what is sent and goes on to the address that it is given; or shows what is wrong. */
    private void store(Supplier<String> storing) throws IOException {
        try {
            if (attached()) {
                redirect(storing.get());
            }
        } catch (AnswersRefused refused) {
            show(refused);
        } catch (Problem problem) {
            errors.add(null, problem);
        } finally {
            readFiles();
            groups = null;
        }
    }

    /** Another row for that table; nothing is stored yet. */
    public void addRow(String field) throws IOException {
        changeRows(field, rows -> rows.add(Map.of()));
    }

    public void removeRow(String field, int index) throws IOException {
        changeRows(field, rows -> {
            if (index < rows.size()) {
                rows.remove(index);
            }
        });
    }

    private void changeRows(String field, Consumer<List<Map<String, String>>> change) throws IOException {
        attached(); // a browser forgets the file that it has just sent
        var rows = new ArrayList<>(Structured.rows(text(field)).orElse(List.of()));
        change.accept(rows);
        answers.put(field, Structured.write(rows));
        readFiles();
        groups = null;
    }

    private String text(String field) {
        return answers.get(field) instanceof String text ? text : "";
    }

    /** A question that was not on the page yet is no mistake of the applicant: it is asked now. */
    private void show(AnswersRefused refused) {
        refused.found().forEach((path, violation) -> {
            if (asked.contains(path.split("\\.", 2)[0])) {
                errors.addText(
                        path.replace('.', '-'), labels.of(service.form(), path), texts.of(violation, lang.language()));
            } else {
                branched = true;
            }
        });
    }

    /** Keeps the files that have just been sent; what is wrong with one stands beside it. */
    private boolean attached() throws IOException {
        boolean all = true;
        for (Field field : page.questions().stream().map(Question::field).toList()) {
            if (field.type() == Field.Kind.FILE && answers.get(field.id()) instanceof Part part && part.getSize() > 0) {
                all &= attached(field, part);
            }
        }
        return all;
    }

    private boolean attached(Field field, Part part) throws IOException {
        try (InputStream content = part.getInputStream()) {
            attachments.attach(
                    request.reference(),
                    field.id(),
                    Optional.ofNullable(part.getSubmittedFileName()).orElse(""),
                    content);
            return true;
        } catch (Problem problem) {
            errors.add(field.id(), problem);
            return false;
        }
    }

    private static void redirect(String url) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(url);
    }

    /** What is asked, or shown locked because an answer makes it matter. */
    public List<FieldGroup> getGroups() {
        if (groups == null) {
            groups = page == null ? List.of() : questions.of(opened(), answers);
        }
        return groups;
    }

    private OpenPage opened() {
        return new OpenPage(request, service.form(), page, applicant, files, way.taken(request));
    }

    public List<AnswerRow> getKnown() {
        return page == null ? List.of() : questions.known(opened());
    }

    public boolean isAsksRequired() {
        return shown().anyMatch(FieldView::required);
    }

    /** Ids of the fields that are asked now, for the post to say which they were. */
    public String getAsked() {
        return shown().map(FieldView::id).collect(Collectors.joining(" "));
    }

    private Stream<FieldView> shown() {
        return getGroups().stream().flatMap(group -> group.fields().stream()).filter(FieldView::shown);
    }

    /** Whether the answers have opened a question that was not there before. */
    public boolean isBranched() {
        return branched;
    }

    public String getTitle() {
        return page == null ? "" : page.title().in(lang.language());
    }

    public String getService() {
        return service == null ? "" : service.name().in(lang.language());
    }

    public String getServiceUrl() {
        return lang.url(
                request.isPart()
                        ? "/journeys/" + journeys.getOwn(request).journey().code()
                        : "/services/" + request.serviceCode());
    }

    /** What is applied for: the service, or the journey that it is part of. */
    public String getMatter() {
        return request != null && request.isPart()
                ? journeys.getOwn(request).journey().descriptor().name().in(lang.language())
                : getService();
    }

    /** What to know before answering; null if nothing. */
    public String getText() {
        return page == null || page.text() == null ? null : page.text().in(lang.language());
    }

    /** Why the applicant cannot go on, and what to do instead; null if they can. */
    public String getExit() {
        return page == null || page.exit() == null ? null : page.exit().text().in(lang.language());
    }

    /** Where to go instead; null if nowhere. */
    public String getExitUrl() {
        return page.exit().service() == null
                ? null
                : lang.url("/services/" + page.exit().service());
    }

    public String getExitService() {
        return page.exit().service() == null
                ? null
                : directory.get(page.exit().service()).name(lang.getCode());
    }

    public List<ApplyStep> getSteps() {
        return way.of(request, page.id());
    }

    /** The page before this one; null on the first. */
    public String getBackUrl() {
        return way.backUrl(request, page.id());
    }

    /** When the draft was last saved; null if nothing is in it. */
    public ZonedDateTime getSavedAt() {
        return request.changedAt().equals(request.createdAt())
                ? null
                : request.changedAt().atZone(country.zone());
    }

    /** The last day on which the draft is there if the applicant does not go on with it; null for a case that was submitted. */
    public LocalDate getKeptUntil() {
        return request.status() == RequestStatus.DRAFT ? oldDrafts.keptUntil(request) : null;
    }

    public Map<String, Object> getAnswers() {
        return answers;
    }
}
