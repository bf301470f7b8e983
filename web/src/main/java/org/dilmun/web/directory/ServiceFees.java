package org.dilmun.web.directory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.joda.money.Money;

import org.dilmun.domain.directory.Facts;
import org.dilmun.domain.directory.Fee;
import org.dilmun.domain.directory.FeeRow;
import org.dilmun.domain.directory.FeeShares;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Waiver;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Labels;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.RequestFees;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The fee of a service on its page: the whole of it, and for who is signed in which part of it is theirs. */
@RequestScoped
public class ServiceFees {

    @Inject
    RequestFees fees;

    @Inject
    Directory directory;

    @Inject
    Caller caller;

    @Inject
    People people;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    Labels labels;

    @Inject
    ServiceCards cards;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /**
     * A row.
     *
     * @param amount null if it is computed from the answers
     * @param holds when it applies; null: always
     * @param mine whether it is what the reader pays, whatever they answer
     */
    public record Row(Money amount, String holds, boolean mine) {}

    /**
     * A fee in the language of the page.
     *
     * @param rows empty if the body has not stated it
     * @param most up to which it is computed; null if it is not
     * @param waivers who pays nothing
     * @param shares which bodies it goes to; null: all of it to the body of the service
     */
    public record View(List<Row> rows, Money most, List<Row> waivers, String shares) {}

    public View of(ServiceDescriptor service) {
        Fee fee = service.fee();
        Optional<Facts> reader = reader();
        Optional<Waiver> waiver = reader.flatMap(facts -> fees.waiverOf(service, facts));
        Optional<FeeRow> mine =
                waiver.isPresent() ? Optional.empty() : reader.flatMap(facts -> fees.rowOf(service, facts));
        var rows = new ArrayList<Row>();
        fee.list().forEach(row -> rows.add(row(row, false)));
        fee.table()
                .forEach(row ->
                        rows.add(tableRow(fee, row, mine.filter(row::equals).isPresent())));
        if (fee.formula() != null) {
            rows.add(new Row(null, cards.in(fee.formula().note()), false));
        }
        fee.additions().forEach(row -> rows.add(row(row, false)));
        return new View(
                rows,
                fee.formula() == null
                        ? null
                        : Money.of(
                                country.currency(), new BigDecimal(fee.formula().most())),
                fee.waivers().stream()
                        .map(each -> new Row(
                                null,
                                cards.in(each.reason()),
                                waiver.filter(each::equals).isPresent()))
                        .toList(),
                fee.shares() == null ? null : shares(fee.shares()));
    }

    private String shares(FeeShares shares) {
        String separator = messages.text(lang.language(), "value.separator");
        return messages.text(
                lang.language(),
                "service.text.shares",
                shares.byCode().entrySet().stream()
                        .map(share -> messages.text(
                                lang.language(),
                                "service.value.share",
                                cards.in(directory.inCharge(share.getKey()).name()),
                                part(share.getValue(), shares.hasAmounts())))
                        .collect(Collectors.joining(separator)));
    }

    private String part(String share, boolean ofTheRest) {
        if (FeeShares.isPercentage(share)) {
            return ofTheRest ? messages.text(lang.language(), "service.value.of-rest", share) : share;
        }
        return messages.text(lang.language(), "value.money", share, cards.in(country.currencySymbol()));
    }

    private String goesTo(String body) {
        return messages.text(
                lang.language(),
                "service.value.goes-to",
                cards.in(directory.inCharge(body).name()));
    }

    private Optional<Facts> reader() {
        return caller.actor().isPerson()
                ? Optional.of(new Facts(
                        country.day(clock.instant()), people.get(caller.actor().principal())))
                : Optional.empty();
    }

    private Row tableRow(Fee fee, FeeRow row, boolean mine) {
        boolean others = row.note() == null && fee.table().size() > 1;
        return others
                ? new Row(row.in(country.currency()), messages.text(lang.language(), "service.value.others"), mine)
                : row(row, mine);
    }

    private Row row(FeeRow row, boolean mine) {
        List<String> holds = Stream.of(
                        Optional.ofNullable(row.audience()).map(audience -> cards.in(labels.audience(audience.code()))),
                        Optional.ofNullable(row.note()).map(cards::in),
                        Optional.ofNullable(row.to()).map(this::goesTo))
                .flatMap(Optional::stream)
                .toList();
        String separator = messages.text(lang.language(), "value.separator");
        return new Row(row.in(country.currency()), holds.isEmpty() ? null : String.join(separator, holds), mine);
    }
}
