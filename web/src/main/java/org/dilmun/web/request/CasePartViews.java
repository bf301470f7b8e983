package org.dilmun.web.request;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.form.FormKinds;
import org.dilmun.ejb.request.Cases;

/** The parts of a case as people read them. */
@RequestScoped
public class CasePartViews {

    @Inject
    Cases cases;

    @Inject
    FormKinds kinds;

    @Inject
    WebWording words;

    /** A part with what was decided about it; {@code reason} is null for an accepted one. */
    public record DecidedPart(String label, boolean accepted, String reason) {}

    /** What was decided about each; empty if the case is decided as a whole, or not yet. */
    public List<DecidedPart> decided(Request request) {
        List<String> labels = labels(request);
        return request.parts().stream()
                .map(part -> new DecidedPart(labels.get(part.part()), part.accepted(), part.reason()))
                .toList();
    }

    /** Each part as it was answered; empty if the case is decided as a whole, or nothing was answered there. */
    public List<String> labels(Request request) {
        var service = cases.service(request);
        return Optional.ofNullable(service.workflow())
                .flatMap(workflow -> workflow.each())
                .flatMap(service.form()::field)
                .map(field -> labels(field, request.answers().get(field.id())).toList())
                .orElse(List.of());
    }

    private Stream<String> labels(Field field, String answer) {
        if (answer == null) {
            return Stream.of();
        }
        return field.type() == Field.Kind.TABLE
                ? kinds.table().cells(field, answer, words).stream()
                        .map(cells -> words.list(
                                cells.stream().filter(cell -> !cell.isEmpty()).toList()))
                : Structured.choices(answer).orElse(List.of()).stream()
                        .map(choice -> kinds.of(field).shown(field, Structured.write(List.of(choice)), words));
    }
}
