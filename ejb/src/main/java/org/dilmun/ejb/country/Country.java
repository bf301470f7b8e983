package org.dilmun.ejb.country;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.joda.money.CurrencyUnit;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.PersonalNumberRule;

/** The country that this installation serves: languages, money, time, identifiers. All of it data. */
@ApplicationScoped
public class Country {

    @Inject
    @ConfigProperty(name = "dilmun.country", defaultValue = "bh")
    String code;

    private Data data;
    private PersonalNumberRule personalNumberRule;

    /** The shape of {@code country.yaml}. {@code hijri}: official papers give the day in that calendar too. */
    public record Data(
            String code,
            LocalizedText name,
            List<String> languages,
            CurrencyData currency,
            String zone,
            Set<DayOfWeek> weekend,
            String nationality,
            boolean hijri,
            PersonalNumberData personalNumber,
            List<AddressPart> address) {}

    /** A part of an address and what people call it; {@code part} as {@link org.dilmun.domain.party.Address} has it. */
    public record AddressPart(String part, LocalizedText label) {}

    /** ISO 4217 code and the symbol that people write. */
    public record CurrencyData(String code, LocalizedText symbol) {}

    /**
     * What a personal number looks like.
     *
     * @param form regular expression over Western digits and capital Latin letters
     * @param letters whether it has letters too
     * @param hint what people are told about it where they type it
     */
    public record PersonalNumberData(String form, boolean letters, LocalizedText hint, CheckData check) {}

    /** {@code mod10} or {@code mod11} with its weights, or {@code none}. */
    public record CheckData(String kind, List<Integer> weights) {}

    @PostConstruct
    void load() {
        data = files().read("country.yaml").as(Data.class);
        personalNumberRule = WeightedCheck.of(data.personalNumber());
    }

    public CountryFiles files() {
        return new CountryFiles(code);
    }

    public LocalizedText name() {
        return data.name();
    }

    /** @return the first is the default */
    public List<Language> languages() {
        return data.languages().stream().map(Language::new).toList();
    }

    public CurrencyUnit currency() {
        return CurrencyUnit.of(data.currency().code());
    }

    public LocalizedText currencySymbol() {
        return data.currency().symbol();
    }

    public ZoneId zone() {
        return ZoneId.of(data.zone());
    }

    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone());
    }

    /** Whether papers give days in the calendar of Umm al-Qura as well. */
    public boolean hijri() {
        return data.hijri();
    }

    public Set<DayOfWeek> weekend() {
        return data.weekend();
    }

    public String nationality() {
        return data.nationality();
    }

    /** @return the parts of an address, in the order in which people write them */
    public List<AddressPart> addressForm() {
        return data.address();
    }

    public boolean personalNumberHasLetters() {
        return data.personalNumber().letters();
    }

    public LocalizedText personalNumberHint() {
        return data.personalNumber().hint();
    }

    public PersonalNumberRule personalNumberRule() {
        return personalNumberRule;
    }
}
