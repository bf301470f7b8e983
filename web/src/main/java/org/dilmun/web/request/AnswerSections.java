package org.dilmun.web.request;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The answers of a case as people read them: by pages of its form, choices by their labels, files by their names. */
@RequestScoped
public class AnswerSections {

    @Inject
    Cases cases;

    @Inject
    RequestQueries queries;

    @Inject
    People people;

    @Inject
    RegistryValues registry;

    @Inject
    Messages messages;

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
     */
    public record AnswerRow(String label, String value, String url) {}

    /** The sections that have answers. Nothing can be changed. */
    public List<AnswerSection> of(Request request) {
        return of(request, page -> null);
    }

    /** @param changeUrl gives the address at which the answers of a page can be changed */
    public List<AnswerSection> of(Request request, Function<Form.Page, String> changeUrl) {
        Person applicant = people.get(request.applicantId());
        Map<String, Attachment> files = queries.attachments(request).stream()
                .collect(Collectors.toMap(Attachment::field, file -> file, (first, second) -> second));
        return cases.service(request).form().pages().stream()
                .map(page -> new AnswerSection(
                        page.title().in(lang.language()),
                        changeUrl.apply(page),
                        page.fields().stream()
                                .filter(field -> field.askedWith(request.answers()))
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
            return new AnswerRow(label, registry.of(field, applicant), null);
        }
        if (answer == null) {
            return null;
        }
        return switch (field.type()) {
            case CHOICE -> new AnswerRow(label, choice(field, answer), null);
            case DATE -> new AnswerRow(label, date(answer), null);
            case FILE -> new AnswerRow(
                    label, file == null ? answer : file.file().name(), AttachmentServlet.address(request, field.id()));
            default -> new AnswerRow(label, answer, null);
        };
    }

    private String choice(Field field, String answer) {
        return field.options().stream()
                .filter(option -> option.value().equals(answer))
                .map(option -> option.label().in(lang.language()))
                .findFirst()
                .orElse(answer);
    }

    private String date(String iso) {
        return LocalDate.parse(iso).format(DateTimeFormatter.ofPattern("d MMMM y", lang.getLocale()));
    }
}
