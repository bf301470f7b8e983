package org.dilmun.domain.payment;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MerchantQrTest {

    private static final MerchantQr.Merchant MERCHANT =
            new MerchantQr.Merchant("bh.example", "000000001", "9399", "DILMUN EGOV", "MANAMA", "BH");

    /** Check values published for CRC-16/CCITT-FALSE. */
    @ParameterizedTest
    @CsvSource({"123456789, 29B1", "A, B915", "'', FFFF"})
    void the_checksum_is_the_published_one(String text, String checksum) {
        assertThat("%04X".formatted(MerchantQr.checksum(text))).isEqualTo(checksum);
    }

    /** The example of EMVCo's specification, which prints its checksum. */
    @Test
    void the_checksum_of_the_example_in_the_specification_holds() {
        String upToChecksum =
                "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN"
                        + "5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME"
                        + "91320016A0112233449988770708123456786304";
        assertThat("%04X".formatted(MerchantQr.checksum(upToChecksum))).isEqualTo("A13A");
    }

    @Test
    void a_code_says_who_receives_how_much_for_what() {
        assertThat(MerchantQr.text(MERCHANT, Money.parse("BHD 12.500"), "PAT-26-7K3M-9Q4X"))
                .startsWith("000201010212" + "2627" + "0010bh.example" + "0109000000001" + "52049399" + "5303048"
                        + "540612.500" + "5802BH" + "5911DILMUN EGOV" + "6006MANAMA" + "6220" + "0516PAT-26-7K3M-9Q4X"
                        + "6304")
                .matches(".*6304[0-9A-F]{4}");
    }

    @Test
    void another_amount_has_another_checksum() {
        String one = MerchantQr.text(MERCHANT, Money.parse("BHD 12.500"), "PAT-26-7K3M-9Q4X");
        String other = MerchantQr.text(MERCHANT, Money.parse("BHD 12.501"), "PAT-26-7K3M-9Q4X");
        assertThat(one.substring(one.length() - 4)).isNotEqualTo(other.substring(other.length() - 4));
    }

    @Test
    void what_does_not_fit_is_refused() {
        assertThatThrownBy(() -> MerchantQr.text(MERCHANT, Money.parse("BHD 1.000"), "P".repeat(26)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
