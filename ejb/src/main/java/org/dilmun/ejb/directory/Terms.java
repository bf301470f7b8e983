package org.dilmun.ejb.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;

import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Labels;

/**
 * What a country demands of the descriptors of its services.
 *
 * @param languages in which each text has to be
 * @param currency of fees and amounts
 * @param addressParts of which its addresses are made
 * @param businessNumbers whether its businesses have a number
 * @param categories that it has a name for: pages that list services fail on others; empty: any
 * @param lifeEvents as {@code categories}
 */
public record Terms(
        List<Language> languages,
        CurrencyUnit currency,
        Set<String> addressParts,
        boolean businessNumbers,
        Set<String> categories,
        Set<String> lifeEvents) {

    public static Terms of(Country country) {
        Optional<Labels.Data> labels = country.files().find("labels.yaml").map(file -> file.as(Labels.Data.class));
        return new Terms(
                country.languages(),
                country.currency(),
                country.addressForm().stream().map(Country.AddressPart::part).collect(Collectors.toSet()),
                country.businessNumber().isPresent(),
                labels.map(data -> data.category().keySet()).orElse(Set.of()),
                labels.map(data -> data.lifeEvent().keySet()).orElse(Set.of()));
    }
}
