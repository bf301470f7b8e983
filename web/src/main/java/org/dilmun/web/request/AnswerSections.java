package org.dilmun.web.request;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.AnswerValues;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Question;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.form.FormKinds;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Sight;
import org.dilmun.web.site.Lang;

/** The answers of a case as people read them: by pages of its form, choices by their labels, files by their names. */
@RequestScoped
public class AnswerSections {

    @Inject
    Cases cases;

    @Inject
    RequestQueries queries;

    @Inject
    FormMistakes mistakes;

    @Inject
    People people;

    @Inject
    RegistryValues registry;

    @Inject
    FormKinds kinds;

    @Inject
    WebWording words;

    @Inject
    Lang lang;

    /**
     * A page of the form.
     *
     * @param changeUrl where its answers can be changed; null: they cannot
     */
    public record AnswerSection(String title, String changeUrl, List<AnswerRow> rows) {}

    /**
     * A question with its answer.
     *
     * @param url of a file; null otherwise
     * @param latin whether it runs left to right in every language
     * @param table null if it is none
     */
    public record AnswerRow(String label, String value, String url, boolean latin, AnswerTable table) {

        public static AnswerRow of(String label, String value) {
            return new AnswerRow(label, value, null, false, null);
        }
    }

    /** Rows of answers under the questions that they answer. */
    public record AnswerTable(List<String> heads, List<List<String>> rows) {}

    /** The sections that have answers. Nothing can be changed. */
    public List<AnswerSection> of(Request request) {
        return of(request, page -> null);
    }

    /** @param changeUrl gives the address at which the answers of a page can be changed */
    public List<AnswerSection> of(Request request, Function<Form.Page, String> changeUrl) {
        return of(request, changeUrl, Set.of());
    }

    /** @param taken ids of the fields that are left out */
    public List<AnswerSection> of(Request request, Function<Form.Page, String> changeUrl, Set<String> taken) {
        return of(request, changeUrl, field -> !taken.contains(field));
    }

    /** @param sight what of them is shown */
    public List<AnswerSection> of(Request request, Function<Form.Page, String> changeUrl, Sight sight) {
        return of(request, changeUrl, sight::shows);
    }

    private List<AnswerSection> of(Request request, Function<Form.Page, String> changeUrl, Predicate<String> shown) {
        Person applicant = people.get(request.applicantId());
        Map<String, Attachment> files = queries.attachments(request).stream()
                .collect(Collectors.toMap(Attachment::field, file -> file, (first, second) -> second));
        Form form = cases.service(request).form();
        var values = new AnswerValues(form, request.answers(), cases.facts(request)).tolerant(mistakes.of(request));
        return form.pages().stream()
                .map(page -> new AnswerSection(
                        page.title().in(lang.language()),
                        changeUrl.apply(page),
                        page.questions().stream()
                                .filter(question -> form.logic().asked(question, values))
                                .map(Question::field)
                                .filter(field -> shown.test(field.id()))
                                .map(field -> row(request, field, applicant, files.get(field.id())))
                                .filter(Objects::nonNull)
                                .toList()))
                .filter(section -> !section.rows().isEmpty())
                .toList();
    }

    private AnswerRow row(Request request, Field field, Person applicant, Attachment file) {
        String label = field.label().in(lang.language());
        String answer = request.answers().get(field.id());
        if (field.type() == Field.Kind.REGISTRY) {
            return AnswerRow.of(label, registry.of(field, applicant));
        }
        if (answer == null) {
            return null;
        }
        return switch (field.type()) {
            case TABLE -> new AnswerRow(label, null, null, false, table(field, answer));
            case FILE -> new AnswerRow(
                    label,
                    file == null ? answer : file.file().name(),
                    AttachmentServlet.address(request, field.id()),
                    false,
                    null);
            case PHONE, EMAIL, PERSONAL_NUMBER, BUSINESS_NUMBER -> new AnswerRow(label, answer, null, true, null);
            case SIGNERS -> new AnswerRow(label, kinds.of(field).shown(field, answer, words), null, true, null);
            default -> AnswerRow.of(label, kinds.of(field).shown(field, answer, words));
        };
    }

    private AnswerTable table(Field field, String answer) {
        return new AnswerTable(
                field.columns().stream()
                        .map(column -> column.label().in(lang.language()))
                        .toList(),
                kinds.table().cells(field, answer, words));
    }
}
