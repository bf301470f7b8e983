package org.dilmun.ejb.directory;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;

import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.Country;

/**
 * What a country demands of the descriptors of its services.
 *
 * @param languages in which each text has to be
 * @param currency of fees and amounts
 * @param addressParts of which its addresses are made
 * @param businessNumbers whether its businesses have a number
 * @param glossary the words that it uses
 */
public record Terms(
        List<Language> languages,
        CurrencyUnit currency,
        Set<String> addressParts,
        boolean businessNumbers,
        Glossary glossary) {

    public static Terms of(Country country) {
        return new Terms(
                country.languages(),
                country.currency(),
                country.addressForm().stream().map(Country.AddressPart::part).collect(Collectors.toSet()),
                country.businessNumber().isPresent(),
                Glossary.of(country));
    }
}
