package org.dilmun.ejb.identity.credential;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OneTimeCodesTest {

    /** Of RFC 6238 appendix B, the last six of its eight digits. */
    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037"})
    void the_codes_are_those_of_the_standard(long second, String code) {
        Instant then = Instant.ofEpochSecond(second);
        assertThat(OneTimeCodes.step(KEY, TypedCode.read(code), then)).hasValue(second / 30);
    }

    @Test
    void a_code_is_good_half_a_minute_before_and_after_its_own() {
        TypedCode code = TypedCode.read("287082"); // of the seconds 30 to 59
        assertThat(OneTimeCodes.step(KEY, code, Instant.ofEpochSecond(0))).hasValue(1);
        assertThat(OneTimeCodes.step(KEY, code, Instant.ofEpochSecond(89))).hasValue(1);
        assertThat(OneTimeCodes.step(KEY, code, Instant.ofEpochSecond(90))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "٢٨٧ ٠٨٢, 287082, true",
        "287-082, 287082, true",
        "k7qxd-3mz2a, K7QXD3MZ2A, false",
        "12345, 12345, false"
    })
    void what_people_put_between_does_not_count(String typed, String read, boolean ofApp) {
        assertThat(TypedCode.read(typed))
                .isEqualTo(new TypedCode(read))
                .extracting(TypedCode::isOfApp)
                .isEqualTo(ofApp);
    }

    @Test
    void nothing_typed_is_no_code() {
        assertThat(TypedCode.read(null).text()).isEmpty();
    }
}
