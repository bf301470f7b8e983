package org.dilmun.ejb.school.results;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.school.results.ExamKind;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;

/** The exams that the country holds, and who holds them: its file {@code exams.yaml}. A country without one publishes no results. */
@ApplicationScoped
public class ExamCatalogue {

    @Inject
    Country country;

    @Inject
    Bodies bodies;

    private Data data;

    /**
     * The shape of the file.
     *
     * @param body code of the body that holds the exams
     * @param shownDays for which a result can be looked up after its publication
     * @param keptYears after which names and marks are deleted; more than those days
     */
    public record Data(String body, int shownDays, int keptYears, Grievance grievance, List<ExamKind> exams) {}

    /**
     * What can be done against a mark.
     *
     * @param service code
     * @param workingDays after the day of the publication
     * @param refundReason why the fee goes back if the mark is raised, for who paid it
     */
    public record Grievance(String service, int workingDays, LocalizedText refundReason) {}

    @PostConstruct
    void load() {
        data = country.files()
                .find("exams.yaml")
                .map(file -> file.as(Data.class))
                .orElse(new Data(null, 0, 0, null, List.of()));
    }

    public List<ExamKind> list() {
        return data.exams();
    }

    /** @throws NotFound if the country has no such exam */
    public ExamKind get(String code) {
        return data.exams().stream()
                .filter(exam -> exam.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("exam", code));
    }

    /** @return id of the body that holds the exams; empty if the country has none */
    public Optional<Long> body() {
        return Optional.ofNullable(data.body()).map(code -> bodies.get(code).id());
    }

    /** @throws NotFound if the country has no exams */
    public long requireBody() {
        return body().orElseThrow(() -> new NotFound("exam", ""));
    }

    public int shownDays() {
        return data.shownDays();
    }

    public int keptYears() {
        return data.keptYears();
    }

    /** @throws NotFound if the country has no exams */
    public Grievance grievance() {
        return Optional.ofNullable(data.grievance()).orElseThrow(() -> new NotFound("exam", ""));
    }
}
