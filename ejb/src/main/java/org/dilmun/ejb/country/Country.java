package org.dilmun.ejb.country;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.joda.money.CurrencyUnit;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.PersonalNumberRule;

/** The country that this installation serves: languages, money, time, identifiers. All of it data. */
@ApplicationScoped
public class Country {

    private static final int DUPLICATE_DAYS = 7;
    private static final int DRAFT_DAYS = 30;

    @Inject
    @ConfigProperty(name = "dilmun.country", defaultValue = "bh")
    String code;

    private String folder;
    private Data data;
    private Identifier personalNumber;
    private Identifier businessNumber;

    /**
     * The shape of {@code country.yaml}.
     *
     * @param hijri whether official papers give the day in that calendar too
     * @param duplicateDays null: as many as {@link #duplicateDays()} says
     * @param draftDays null: as many as {@link #draftDays()} says
     */
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
            PersonalNumberData businessNumber,
            Phone phone,
            List<AddressPart> address,
            Integer duplicateDays,
            Integer draftDays) {}

    /**
     * A part of an address and what people call it.
     *
     * @param part as {@link org.dilmun.domain.party.Address} has it
     * @param form regular expression over Western digits and capital Latin letters; null: any text
     * @param required whether no address is whole without it
     * @param options of which it is one; empty: it is written
     */
    public record AddressPart(
            String part, LocalizedText label, String form, boolean required, List<Field.Option> options) {

        public AddressPart {
            options = options == null ? List.of() : List.copyOf(options);
        }

        /** @return what people read where an address has that: the label of an option, or what was typed */
        public LocalizedText said(String value) {
            return options.stream()
                    .filter(option -> option.value().equals(value))
                    .map(Field.Option::label)
                    .findFirst()
                    .orElseGet(() -> LocalizedText.same(value, label));
        }
    }

    /**
     * Telephone numbers of the country; those of others are known by their prefix only.
     *
     * @param prefix with its plus sign
     * @param form regular expression of what follows it
     */
    public record Phone(String prefix, String form, LocalizedText hint) {}

    /** ISO 4217 code and the symbol that people write. */
    public record CurrencyData(String code, LocalizedText symbol) {}

    /**
     * What a personal number looks like, or the number of a business.
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
        read(code);
    }

    private void read(String place) {
        folder = place;
        data = files().read("country.yaml").as(Data.class);
        personalNumber = identifier(data.personalNumber());
        businessNumber = data.businessNumber() == null ? null : identifier(data.businessNumber());
    }

    /** The country in that folder, for commands that run without the server. */
    public static Country at(String code) {
        var country = new Country();
        country.read(code);
        return country;
    }

    private static Identifier identifier(PersonalNumberData data) {
        return new Identifier(data.form(), data.hint(), WeightedCheck.of(data));
    }

    public CountryFiles files() {
        return new CountryFiles(folder);
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

    /** @return days for which a decided request counts when its applicant applies for the same again */
    public int duplicateDays() {
        return data.duplicateDays() == null ? DUPLICATE_DAYS : data.duplicateDays();
    }

    /** @return days for which a draft is kept after its last change */
    public int draftDays() {
        return data.draftDays() == null ? DRAFT_DAYS : data.draftDays();
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
        return personalNumber.rule();
    }

    public Identifier personalNumber() {
        return personalNumber;
    }

    /** @return the number that a register of the country gives to businesses; empty if it has none */
    public Optional<Identifier> businessNumber() {
        return Optional.ofNullable(businessNumber);
    }

    /** @return empty if the country's file says nothing of its telephone numbers */
    public Optional<Phone> phone() {
        return Optional.ofNullable(data.phone());
    }
}
