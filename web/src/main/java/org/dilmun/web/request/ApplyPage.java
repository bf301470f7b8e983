package org.dilmun.web.request;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.Drafts;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.web.request.AnswerSections.AnswerRow;
import org.dilmun.web.request.ApplyFields.FieldView;
import org.dilmun.web.request.ApplySteps.ApplyStep;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

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
    RequestQueries queries;

    @Inject
    Cases cases;

    @Inject
    People people;

    @Inject
    RegistryValues registry;

    @Inject
    ApplyFields fields;

    @Inject
    ApplySteps way;

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
        if (page != null) {
            page.fields().stream()
                    .filter(field -> field.type() == Field.Kind.REGISTRY)
                    .forEach(field -> answers.put(field.id(), registry.of(field, applicant)));
        }
        readFiles();
        readPosted();
    }

    /** What is being posted decides which fields are read, not only what was saved before. */
    private void readPosted() {
        String posted = parameters.get("asked");
        if (posted == null || page == null) {
            return;
        }
        asked = Set.of(posted.split(" "));
        page.fields().stream()
                .filter(field -> field.type() != Field.Kind.REGISTRY && field.type() != Field.Kind.FILE)
                .filter(field -> asked.contains(field.id()))
                .forEach(field -> answers.put(field.id(), parameters.getOrDefault(field.id(), "")));
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
        }
    }

    private void start() throws IOException {
        Request begun = drafts.start(parameters.get("code"));
        redirect(way.url(begun, cases.service(begun).form().pages().get(0).id()));
    }

    /** Saves the page and goes on. */
    public void next() throws IOException {
        try {
            attach();
            drafts.save(request.reference(), page.id(), given());
            redirect(way.url(
                    request, service.form().after(page.id()).map(Form.Page::id).orElse(ApplySteps.REVIEW)));
        } catch (AnswersRefused refused) {
            show(refused);
        } catch (Problem problem) {
            errors.add(null, problem);
        } finally {
            readFiles();
        }
    }

    /** Keeps what is answered so far, and stays. */
    public void save() throws IOException {
        try {
            attach();
            drafts.keep(request.reference(), page.id(), given());
            redirect(way.url(request, page.id()));
        } catch (AnswersRefused refused) {
            show(refused);
        } catch (Problem problem) {
            errors.add(null, problem);
        } finally {
            readFiles();
        }
    }

    /** A question that was not on the page yet is no mistake of the applicant: it is asked now. */
    private void show(AnswersRefused refused) {
        refused.violations().forEach((field, code) -> {
            if (asked.contains(field)) {
                errors.add(
                        field,
                        service.form().field(field).orElseThrow().label().in(lang.language()),
                        "problem." + code);
            } else {
                branched = true;
            }
        });
    }

    private void attach() throws IOException {
        for (Field field : page.fields()) {
            if (field.type() == Field.Kind.FILE && answers.get(field.id()) instanceof Part part && part.getSize() > 0) {
                try (InputStream content = part.getInputStream()) {
                    drafts.attach(
                            request.reference(),
                            field.id(),
                            Optional.ofNullable(part.getSubmittedFileName()).orElse(""),
                            content.readAllBytes());
                } catch (Problem problem) {
                    errors.add(field.id(), problem);
                    throw problem;
                }
            }
        }
    }

    private Map<String, String> given() {
        return page.fields().stream()
                .filter(field -> answers.get(field.id()) instanceof String)
                .collect(Collectors.toMap(Field::id, field -> (String) answers.get(field.id())));
    }

    private Set<String> shownFields() {
        if (page == null) {
            return Set.of();
        }
        var given = new HashMap<String, String>();
        answers.forEach((field, answer) -> {
            if (answer instanceof String text) {
                given.put(field, text);
            }
        });
        return page.fields().stream()
                .filter(field -> field.askedWith(given))
                .map(Field::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void redirect(String url) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(url);
    }

    /** What is asked, or shown locked because an answer makes it matter. */
    public List<FieldView> getFields() {
        if (page == null) {
            return List.of();
        }
        Set<String> shown = shownFields();
        return page.fields().stream()
                .filter(field -> !known(field))
                .map(field -> fields.of(field, shown.contains(field.id()), files.get(field.id())))
                .toList();
    }

    /** Registers always stand above the questions, unless an answer decides whether they matter. */
    private static boolean known(Field field) {
        return field.type() == Field.Kind.REGISTRY && field.when() == null;
    }

    public List<AnswerRow> getKnown() {
        return page == null
                ? List.of()
                : page.fields().stream()
                        .filter(ApplyPage::known)
                        .map(field ->
                                new AnswerRow(field.label().in(lang.language()), registry.of(field, applicant), null))
                        .toList();
    }

    public boolean isAsksRequired() {
        return page != null && page.fields().stream().anyMatch(Field::required);
    }

    /** Ids of the fields that are asked now, for the post to say which they were. */
    public String getAsked() {
        return String.join(" ", shownFields());
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
        return lang.url("/services/" + request.serviceCode());
    }

    public List<ApplyStep> getSteps() {
        return way.of(request, service.form(), page.id());
    }

    /** The page before this one; null on the first. */
    public String getBackUrl() {
        int index = service.form().pages().indexOf(page);
        return index == 0
                ? null
                : way.url(request, service.form().pages().get(index - 1).id());
    }

    /** When the draft was last saved; null if nothing is in it. */
    public ZonedDateTime getSavedAt() {
        return request.changedAt().equals(request.createdAt())
                ? null
                : request.changedAt().atZone(country.zone());
    }

    public Map<String, Object> getAnswers() {
        return answers;
    }
}
