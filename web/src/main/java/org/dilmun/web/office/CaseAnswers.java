package org.dilmun.web.office;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.web.site.Lang;

/** What the applicant stated, by pages of the form. */
@RequestScoped
public class CaseAnswers {

    @Inject
    Cases cases;

    @Inject
    RequestQueries queries;

    @Inject
    Lang lang;

    /** A page of the form. */
    public record Section(String title, List<Row> rows) {}

    /** An answer; {@code url} of a file, otherwise null. */
    public record Row(String label, String value, String url) {}

    public List<Section> of(Request request) {
        Map<String, Attachment> files = queries.attachments(request).stream()
                .collect(Collectors.toMap(Attachment::field, file -> file, (first, second) -> second));
        return cases.service(request).form().pages().stream()
                .map(page -> new Section(
                        page.title().in(lang.language()),
                        page.fields().stream()
                                .filter(field -> request.answers().containsKey(field.id()))
                                .map(field -> row(request, field, files))
                                .toList()))
                .filter(section -> !section.rows().isEmpty())
                .toList();
    }

    private Row row(Request request, Field field, Map<String, Attachment> files) {
        String label = field.label().in(lang.language());
        String answer = request.answers().get(field.id());
        if (field.type() == Field.Kind.FILE && files.containsKey(field.id())) {
            return new Row(
                    label,
                    files.get(field.id()).file().name(),
                    "/attachments/" + request.reference() + "/" + field.id());
        }
        String value = field.options().stream()
                .filter(option -> option.value().equals(answer))
                .map(option -> option.label().in(lang.language()))
                .findFirst()
                .orElse(answer);
        return new Row(label, value, null);
    }
}
