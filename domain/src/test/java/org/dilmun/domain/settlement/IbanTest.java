package org.dilmun.domain.settlement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** BH67BMAG00001299123456 is the example of the registry. */
class IbanTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BH67BMAG00001299123456",
                "bh67 bmag 0000 1299 1234 56",
                "BH79DLMN00000000000001",
                "BH52DLMN00000000000002",
                "BH10NBOB00000000123456",
                "BH94DLMN0000SETTLE0001"
            })
    void an_iban_is_read_as_people_and_banks_write_it(String written) {
        assertThat(Iban.parse(written).value()).hasSize(22).matches("BH[0-9]{2}[A-Z]{4}[A-Z0-9]{14}");
    }

    @Test
    void it_is_printed_in_groups_of_four() {
        assertThat(Iban.parse("BH67BMAG00001299123456").printed()).isEqualTo("BH67 BMAG 0000 1299 1234 56");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "BH76BMAG00001299123456",
                "BH67BMAG00001299123465",
                "BH67BMAG0000129912345",
                "67BMAG00001299123456BH",
                "BH67-BMAG-00001299123456",
                "بح67BMAG00001299123456"
            })
    void what_is_none_or_has_a_wrong_or_swapped_character_is_refused(String written) {
        assertThatThrownBy(() -> Iban.parse(written)).isInstanceOf(MalformedIban.class);
    }
}
