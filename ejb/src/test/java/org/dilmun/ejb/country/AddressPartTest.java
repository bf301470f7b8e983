package org.dilmun.ejb.country;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.directory.Field.Option;
import org.dilmun.domain.kernel.LocalizedText;

import static org.assertj.core.api.Assertions.assertThat;

class AddressPartTest {

    private static final LocalizedText CAPITAL = LocalizedText.of("العاصمة", "Capital");

    @Test
    void an_address_reads_the_label_of_what_was_chosen_and_the_words_of_what_was_typed() {
        var chosen = new Country.AddressPart(
                "governorate",
                LocalizedText.of("المحافظة", "Governorate"),
                null,
                true,
                List.of(new Option("capital", CAPITAL, null)));
        assertThat(chosen.said("capital")).isEqualTo(CAPITAL);
        assertThat(chosen.said("1705")).isEqualTo(LocalizedText.of("1705", "1705"));
    }
}
