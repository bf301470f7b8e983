package org.dilmun.web.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.request.Request;
import org.dilmun.web.directory.ServicePreview;
import org.dilmun.web.request.ApplyFields.FieldView;
import org.dilmun.web.request.ImaginaryCase.PreviewPage;
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
    ImaginaryCase imaginary;

    @Inject
    PostedAnswers posted;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private final Map<String, Object> answers = new HashMap<>();
    private ServiceDescriptor service;
    private Request request;

    /** Made anew when an answer changes. */
    private List<PreviewPage> pages;

    @PostConstruct
    void open() {
        var found = preview.get(parameters.get("code"));
        service = found.descriptor();
        if (service.form() != null) {
            service.form().pages().forEach(page -> answers.putAll(posted.of(page)));
        }
        request = imaginary.of(service, found.body().id(), ApplyQuestions.texts(answers));
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
            pages = service.form() == null ? List.of() : imaginary.pages(service.form(), request, answers);
        }
        return pages;
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
