package org.dilmun.web.directory;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.joda.money.Money;

import org.dilmun.domain.directory.Audience;
import org.dilmun.domain.directory.FeeRow;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Labels;
import org.dilmun.ejb.directory.SearchResult;
import org.dilmun.ejb.directory.Service;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.Page;

/** Services as lists show them, in the language of the page. */
@RequestScoped
public class ServiceCards {

    @Inject
    Lang lang;

    @Inject
    Messages messages;

    @Inject
    Labels labels;

    @Inject
    Country country;

    /** A piece of text; {@code hit} if the search matched it. */
    public record Part(String text, boolean hit) {}

    /**
     * One line of a list.
     *
     * @param name in pieces
     * @param time null if the body has not stated it
     * @param fee null if the body has not stated it
     */
    public record Card(
            String code,
            String plainName,
            List<Part> name,
            List<Part> summary,
            String body,
            String time,
            boolean instant,
            boolean online,
            String fee,
            String audience) {}

    public Card card(Service service) {
        return card(service, List.of(new Part(service.name(lang.getCode()), false)));
    }

    public Card card(SearchResult.Hit hit) {
        return card(
                hit.service(),
                hit.title().stream()
                        .map(piece -> new Part(piece.text(), piece.matched()))
                        .toList());
    }

    private Card card(Service service, List<Part> name) {
        ServiceDescriptor descriptor = service.descriptor();
        return new Card(
                service.code(),
                service.name(lang.getCode()),
                name,
                descriptor.summary() == null ? null : List.of(new Part(in(descriptor.summary()), false)),
                in(service.body().name()),
                time(descriptor),
                false,
                Page.offersApplication() && descriptor.online(),
                fee(descriptor),
                audience(descriptor));
    }

    public String in(LocalizedText text) {
        return text == null ? null : text.in(lang.getCode());
    }

    public String time(ServiceDescriptor descriptor) {
        return descriptor.time() == null
                ? null
                : messages.text(
                        lang.language(), "value.working-days", descriptor.time().workingDays());
    }

    public String audience(ServiceDescriptor descriptor) {
        return descriptor.audience().stream()
                .sorted()
                .map(audience -> in(labels.audience(audience.code())))
                .collect(Collectors.joining(messages.text(lang.language(), "value.separator")));
    }

    /** @return in one line; null if the body has not stated it */
    private String fee(ServiceDescriptor descriptor) {
        if (descriptor.fee().formula() != null) {
            return messages.text(lang.language(), "service.value.computed");
        }
        List<Money> amounts = descriptor.fee().table().stream()
                .map(row -> row.in(country.currency()))
                .sorted()
                .distinct()
                .toList();
        if (amounts.size() > 1) {
            return messages.text(
                    lang.language(),
                    "value.money-range",
                    plain(amounts.get(0)),
                    plain(amounts.get(amounts.size() - 1)),
                    in(country.currencySymbol()));
        }
        return descriptor
                .feeFor(Audience.CITIZEN)
                .or(() -> descriptor.fee().list().stream()
                        .filter(row -> !row.additional())
                        .findFirst())
                .map(this::amount)
                .orElse(null);
    }

    private String amount(FeeRow row) {
        var money = row.in(country.currency());
        return money.isZero() ? messages.text(lang.language(), "service.info.free") : money(row.amount());
    }

    /** @param amount in the country's currency, as a decimal text */
    public String money(String amount) {
        var money = Money.of(country.currency(), new BigDecimal(amount));
        return messages.text(lang.language(), "value.money", plain(money), in(country.currencySymbol()));
    }

    private static String plain(Money money) {
        return money.getAmount().toPlainString();
    }
}
