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

    /** A part, by what was answered in it, with what was decided; {@code reason} is null for an accepted one. */
    public record DecidedPart(List<String> cells, boolean accepted, String reason) {}

    /** What was decided about each; empty if the case is decided as a whole, or not yet. */
    public List<DecidedPart> decided(Request request) {
        List<List<String>> cells = cells(request);
        return request.parts().stream()
                .map(part -> new DecidedPart(cells.get(part.part()), part.accepted(), part.reason()))
                .toList();
    }

    /** Each part as it was answered; empty if the case is decided as a whole, or nothing was answered there. */
    public List<List<String>> cells(Request request) {
        var service = cases.service(request);
        return Optional.ofNullable(service.workflow())
                .flatMap(workflow -> workflow.each())
                .flatMap(service.form()::field)
                .map(field -> cells(field, request.answers().get(field.id())).toList())
                .orElse(List.of());
    }

    private Stream<List<String>> cells(Field field, String answer) {
        if (answer == null) {
            return Stream.of();
        }
        return field.type() == Field.Kind.TABLE
                ? kinds.table().cells(field, answer, words).stream()
                        .map(cells ->
                                cells.stream().filter(cell -> !cell.isEmpty()).toList())
                : Structured.choices(answer).orElse(List.of()).stream()
                        .map(choice -> List.of(kinds.of(field).shown(field, Structured.write(List.of(choice)), words)));
    }
}
