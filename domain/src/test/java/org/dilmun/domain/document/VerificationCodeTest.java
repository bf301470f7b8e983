package org.dilmun.domain.document;

import java.util.HashSet;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VerificationCodeTest {

    private static final String CODE = "7K3M-9Q40-PD2H-V016-R5W4";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7K3M-9Q40-PD2H-V016-R5W4",
                "7k3m-9q40-pd2h-v016-r5w4",
                "  7K3M9Q40PD2HV016R5W4  ",
                "7K3M 9Q40 PD2H V016 R5W4",
                "٧K٣M-٩Q٤٠-PD٢H-V٠١٦-R٥W٤",
                "7K3M-9Q4O-PD2H-VOl6-R5W4",
                "\u20667K3M–9Q40–PD2H–V016–R5W4\u2069"
            })
    void it_is_read_however_it_is_typed(String typed) {
        assertThat(VerificationCode.parse(typed)).isEqualTo(new VerificationCode(CODE));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "7K3M-9Q40-PD2H-V016-R5WA",
                "K73M-9Q40-PD2H-V016-R5W4",
                "7K3M-9Q40-PD2H-V016",
                "7K3M-9Q40-PD2H-V016-R5W40",
                "رمز",
                "UUUU-UUUU-UUUU-UUUU-UUUU"
            })
    void a_slip_is_told_from_a_code_that_nobody_has(String typed) {
        assertThatThrownBy(() -> VerificationCode.parse(typed)).isInstanceOf(MalformedVerificationCode.class);
    }

    @Test
    void codes_are_new_each_time_and_can_be_read_back() {
        var random = new Random(1);
        var codes = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            String code = VerificationCode.create(random).value();
            assertThat(code).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){4}").doesNotContain("I", "L", "O", "U");
            assertThat(VerificationCode.parse(code).value()).isEqualTo(code);
            codes.add(code);
        }
        assertThat(codes).hasSize(1000);
    }
}
