package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.joda.money.Money;

import org.dilmun.domain.directory.AnswerValues;
import org.dilmun.domain.directory.Audience;
import org.dilmun.domain.directory.Facts;
import org.dilmun.domain.directory.FeeRow;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.request.Charge;
import org.dilmun.ejb.country.Country;

/** What a case costs: the first base row of the fee table that fits the applicant, and each row that an answer adds. */
@ApplicationScoped
public class RequestFees {

    @Inject
    Country country;

    /** @return empty if nothing is to be paid */
    public List<Charge> charges(ServiceDescriptor service, Facts facts, Map<String, String> answers) {
        Stream<FeeRow> base = fitting(service, facts.audience())
                .filter(row -> !row.additional())
                .limit(1);
        Stream<FeeRow> additional = fitting(service, facts.audience())
                .filter(row -> row.additional() && holds(row, service.form(), facts, answers));
        return Stream.concat(base, additional)
                .filter(row -> row.in(country.currency()).isPositive())
                .map(row -> new Charge(row.in(country.currency()), row.note()))
                .toList();
    }

    private static boolean holds(FeeRow row, Form form, Facts facts, Map<String, String> answers) {
        return form != null && form.logic().holds(row.when(), new AnswerValues(form, answers, facts));
    }

    public Money total(List<Charge> charges) {
        return charges.stream().map(Charge::amount).reduce(Money.zero(country.currency()), Money::plus);
    }

    private static Stream<FeeRow> fitting(ServiceDescriptor service, Audience applicant) {
        return service.fee().stream().filter(row -> row.audience() == null || row.audience() == applicant);
    }
}
