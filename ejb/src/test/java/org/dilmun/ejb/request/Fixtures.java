package org.dilmun.ejb.request;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.joda.money.CurrencyUnit;

import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.CountryFiles;
import org.dilmun.ejb.directory.DescriptorReader;

/** What the tests of cases start from: the real service of the ID card, on a Sunday morning in November 2017. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2017-11-05T08:00:00Z");
    public static final ServiceDescriptor ID_CARD = idCard();
    static final Form FORM = ID_CARD.form();

    private Fixtures() {}

    private static ServiceDescriptor idCard() {
        var files = new CountryFiles("bh")
                .readAll("services").stream()
                        .filter(file -> file.name().endsWith("/id-card-replacement.yaml"))
                        .toList();
        return new DescriptorReader(
                        Set.of("iga"), List.of(new Language("ar"), new Language("en")), CurrencyUnit.of("BHD"))
                .read(files)
                .get(0);
    }
}
