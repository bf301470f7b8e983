package org.dilmun.ejb.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;

import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Labels;
import org.dilmun.ejb.party.Districts;
import org.dilmun.ejb.party.Partners;
import org.dilmun.ejb.place.Places;

/**
 * What a country demands of the descriptors of its services.
 *
 * @param languages in which each text has to be
 * @param currency of fees and amounts
 * @param addressParts of which its addresses are made
 * @param businessNumbers whether its businesses have a number
 * @param glossary the words that it uses
 * @param divisions ways in which it is divided among bodies
 * @param categories that it has a name for: pages that list services fail on others; empty: any
 * @param lifeEvents as {@code categories}
 * @param appointments codes of the places where people are received, by what they come for
 * @param partners codes of the organisations outside government that may do steps
 */
public record Terms(
        List<Language> languages,
        CurrencyUnit currency,
        Set<String> addressParts,
        boolean businessNumbers,
        Glossary glossary,
        Set<String> divisions,
        Set<String> categories,
        Set<String> lifeEvents,
        Map<String, Set<String>> appointments,
        Set<String> partners) {

    /** Of a country that is not divided, names nothing, has no places for appointments and no partners. */
    public Terms(
            List<Language> languages,
            CurrencyUnit currency,
            Set<String> addressParts,
            boolean businessNumbers,
            Glossary glossary) {
        this(
                languages,
                currency,
                addressParts,
                businessNumbers,
                glossary,
                Set.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Set.of());
    }

    /** @throws BrokenCountryData if the file of its districts is broken, or that of its places or its partners */
    public static Terms of(Country country) {
        Optional<Labels.Data> labels = country.files().find("labels.yaml").map(file -> file.as(Labels.Data.class));
        return new Terms(
                country.languages(),
                country.currency(),
                country.addressForm().stream().map(Country.AddressPart::part).collect(Collectors.toSet()),
                country.businessNumber().isPresent(),
                Glossary.of(country),
                Districts.codes(country),
                labels.map(data -> data.category().keySet()).orElse(Set.of()),
                labels.map(data -> data.lifeEvent().keySet()).orElse(Set.of()),
                Places.codes(country),
                Partners.codes(country));
    }
}
