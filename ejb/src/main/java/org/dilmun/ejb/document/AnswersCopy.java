package org.dilmun.ejb.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.directory.AnswerValues;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Question;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.Signature;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.document.Letter.Row;
import org.dilmun.ejb.form.FormKinds;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.Expressions;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.SignatureRounds;

/** Words a copy of what an applicant stated, for those who are in the case. It certifies nothing, and is made anew each time. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class AnswersCopy {

    @Inject
    RequestQueries queries;

    @Inject
    SignatureRounds rounds;

    @Inject
    Cases cases;

    @Inject
    People people;

    @Inject
    Bodies bodies;

    @Inject
    FormKinds kinds;

    @Inject
    Expressions expressions;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    /**
     * The copy of a submitted case, for its applicant and for the officials of its body.
     *
     * @throws org.dilmun.domain.kernel.NotFound if there is no such case, or it is not submitted yet
     */
    public Letter letter(Reference reference) {
        Request request = queries.getShared(reference);
        ServiceDescriptor service = cases.service(request);
        Person applicant = people.get(request.applicantId());
        LocalizedText body = bodies.get(request.bodyId()).name();
        var rows = new ArrayList<Row>();
        rows.add(Row.same(fixed("certificate.label.request"), reference.value()));
        rows.add(new Row(
                fixed("copy.label.submitted"),
                each(language -> language.dateTime(request.submittedAt().atZone(country.zone())))));
        rows.add(new Row(fixed("copy.label.applicant"), applicant.name()));
        rows.add(Row.same(
                fixed("certificate.label.number"), people.number(applicant).masked()));
        request.subjectId()
                .map(people::get)
                .ifPresent(subject -> rows.add(new Row(fixed("copy.label.subject"), subject.name())));
        rows.addAll(answers(request, service.form(), applicant));
        rounds.current(request).stream()
                .filter(Signature::isSigned)
                .map(this::signed)
                .forEach(rows::add);
        return Letter.copy(
                LetterLanguage.of(country),
                fixed("copy.title"),
                body,
                each(language -> language.text("copy.statement", language.of(service.name()), language.of(body))),
                rows,
                reference,
                country.day(clock.instant()));
    }

    /** Who has signed and when; who has not is nobody's business on paper. */
    private Row signed(Signature signature) {
        LocalizedText name = people.get(signature.signerId()).name();
        return new Row(
                fixed("copy.label.signed"),
                each(language -> language.list(List.of(
                        language.of(name), language.dateTime(signature.endedAt().atZone(country.zone()))))));
    }

    private List<Row> answers(Request request, Form form, Person applicant) {
        Map<String, String> files = queries.attachments(request).stream()
                .collect(Collectors.toMap(Attachment::field, file -> file.file().name(), (first, second) -> second));
        var values = new AnswerValues(form, request.answers(), cases.facts(request))
                .tolerant(failed -> expressions.told(request.serviceCode(), request.reference(), failed));
        return form.questions()
                .filter(question -> form.logic().asked(question, values))
                .map(Question::field)
                .flatMap(field -> rows(field, request.answers().get(field.id()), files, applicant))
                .toList();
    }

    private Stream<Row> rows(Field field, String answer, Map<String, String> files, Person applicant) {
        if (field.type() == Field.Kind.REGISTRY) {
            return Stream.of(new Row(field.label(), known(field, applicant)));
        }
        if (answer == null) {
            return Stream.empty();
        }
        return switch (field.type()) {
            case TABLE -> table(field, answer);
            case FILE -> Stream.of(Row.same(field.label(), files.getOrDefault(field.id(), answer)));
            default -> Stream.of(
                    new Row(field.label(), each(language -> kinds.of(field).shown(field, answer, language))));
        };
    }

    /** A line for each row of the table, its cells under their labels. */
    private Stream<Row> table(Field field, String answer) {
        int rows = kinds.table().cells(field, answer, languages().get(0)).size();
        return IntStream.range(0, rows)
                .mapToObj(row -> new Row(
                        each(language -> language.text("copy.label.row", language.of(field.label()), row + 1)),
                        each(language -> row(field, answer, row, language))));
    }

    private String row(Field field, String answer, int row, LetterLanguage language) {
        List<String> cells = kinds.table().cells(field, answer, language).get(row);
        return language.list(IntStream.range(0, cells.size())
                .filter(column -> !cells.get(column).isEmpty())
                .mapToObj(column -> language.text(
                        "copy.label.cell",
                        language.of(field.columns().get(column).label()),
                        cells.get(column)))
                .toList());
    }

    private LocalizedText known(Field field, Person applicant) {
        return switch (field.source()) {
            case "applicant.name" -> applicant.name();
            case "applicant.address" -> each(language -> language.list(country.addressForm().stream()
                    .map(part -> applicant.address().part(part.part()) == null
                            ? null
                            : language.of(part.label()) + " "
                                    + language.of(part.said(applicant.address().part(part.part()))))
                    .filter(Objects::nonNull)
                    .toList()));
            default -> throw new IllegalArgumentException("no register knows " + field.source());
        };
    }

    private LocalizedText fixed(String key) {
        return each(language -> language.text(key));
    }

    private LocalizedText each(Function<LetterLanguage, String> text) {
        return LetterLanguage.each(languages(), text);
    }

    private List<LetterLanguage> languages() {
        return LetterLanguage.of(country);
    }
}
