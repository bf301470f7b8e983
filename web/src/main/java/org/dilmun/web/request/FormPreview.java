package org.dilmun.web.request;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestedService;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.People;
import org.dilmun.web.directory.ServicePreview;
import org.dilmun.web.request.AnswerSections.AnswerRow;
import org.dilmun.web.request.ApplyFields.FieldView;
import org.dilmun.web.request.ApplyQuestions.FieldGroup;
import org.dilmun.web.request.ApplyQuestions.OpenPage;
import org.dilmun.web.site.Lang;

/**
 * The form of a draft as applicants would fill it in, all its pages below each other, with the one who looks at it as the
 * applicant. Answers open branches and are forgotten with the page: the case is one that no table ever sees.
 */
@Named
@RequestScoped
public class FormPreview {

    @Inject
    ServicePreview preview;

    @Inject
    ApplyQuestions questions;

    @Inject
    PostedAnswers posted;

    @Inject
    People people;

    @Inject
    Caller caller;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private final Map<String, Object> answers = new HashMap<>();
    private ServiceDescriptor service;
    private Person applicant;
    private Request request;

    /** Made anew when an answer changes. */
    private List<PreviewPage> pages;

    /**
     * A page of the form.
     *
     * @param text what to know before answering; null if nothing
     * @param exit why nobody goes on from here; null if they do
     */
    public record PreviewPage(String title, String text, String exit, List<AnswerRow> known, List<FieldGroup> groups) {}

    @PostConstruct
    void open() {
        var found = preview.get(parameters.get("code"));
        service = found.descriptor();
        applicant = people.get(caller.actor().id());
        Instant now = clock.instant();
        Reference reference = Reference.create("PRE", country.day(now).getYear(), new SecureRandom());
        request = Request.draft(
                0,
                reference,
                new RequestedService(service.code(), 0, found.body().id()),
                applicant.id(),
                now);
        if (service.form() != null) {
            service.form().pages().forEach(page -> answers.putAll(posted.of(page)));
            request.answer(ApplyQuestions.texts(answers), now);
        }
    }

    /** Shows the form to those who write or publish the service; a refusal is answered by the page for it. */
    public void load() {
        service.code();
    }

    /** The form with another row for that table. */
    public void addRow(String field) {
        changeRows(field, rows -> rows.add(Map.of()));
    }

    public void removeRow(String field, int index) {
        changeRows(field, rows -> {
            if (index < rows.size()) {
                rows.remove(index);
            }
        });
    }

    private void changeRows(String field, Consumer<List<Map<String, String>>> change) {
        String text = answers.get(field) instanceof String known ? known : "";
        var rows = new ArrayList<>(Structured.rows(text).orElse(List.of()));
        change.accept(rows);
        answers.put(field, Structured.write(rows));
        pages = null;
    }

    public List<PreviewPage> getPages() {
        if (pages == null) {
            pages = service.form() == null
                    ? List.of()
                    : service.form().pages().stream().map(this::page).toList();
        }
        return pages;
    }

    private PreviewPage page(Form.Page page) {
        var open = new OpenPage(request, service.form(), page, applicant, Map.of(), Set.of());
        return new PreviewPage(
                page.title().in(lang.language()),
                page.text() == null ? null : page.text().in(lang.language()),
                page.exit() == null ? null : page.exit().text().in(lang.language()),
                questions.known(open),
                questions.of(open, answers));
    }

    /** Ids of the fields that are asked now, for the post to say which they were. */
    public String getAsked() {
        return getPages().stream()
                .flatMap(page -> page.groups().stream())
                .flatMap(group -> group.fields().stream())
                .filter(FieldView::shown)
                .map(FieldView::id)
                .collect(Collectors.joining(" "));
    }

    public Map<String, Object> getAnswers() {
        return answers;
    }

    public String getService() {
        return service.name().in(lang.language());
    }

    public String getUrl() {
        return lang.url("/office/studio/" + service.code());
    }
}
