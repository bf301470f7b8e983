package org.dilmun.ejb.form;

import java.time.LocalDate;
import java.util.Map;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Wards;

/**
 * What is found wrong with one answer, or with a part of it.
 *
 * @param today day of business on which it is judged
 * @param applicant whose answer it is
 * @param wards for whom the applicant may act on that day
 * @param path of the answer: id of the field, {@code house.block}, {@code bills.0.amount}
 * @param found by path; the first counts
 */
public record Judgement(LocalDate today, Person applicant, Wards wards, String path, Map<String, Violation> found) {

    /** The same for a part of the answer. */
    public Judgement at(String part) {
        return new Judgement(today, applicant, wards, path + "." + part, found);
    }

    public void wrong(Violation violation) {
        found.putIfAbsent(path, violation);
    }

    public void wrong(String code) {
        wrong(Violation.of(code));
    }

    public void wrong(String code, String fact, Object value) {
        wrong(Violation.of(code, fact, value));
    }
}
