package org.dilmun.ejb.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.directory.Audience;
import org.dilmun.domain.directory.Facts;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Entitlements;
import org.dilmun.domain.request.Charge;
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.dilmun.ejb.request.Fixtures.EVERYTHING;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

@OnDatabase
class RequestFeesTest {

    private static final RequestFees FEES = fees();

    private static RequestFees fees() {
        try (var database = new TestDatabase()) {
            return database.bean(RequestFees.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CITIZEN, centre, BHD 4.000",
        "CITIZEN, post, BHD 4.500",
        "RESIDENT, centre, BHD 10.000",
        "RESIDENT, post, BHD 10.500"
    })
    void an_id_card_costs_by_who_applies_and_how_it_is_delivered(Audience who, String delivery, String total) {
        var fee = FEES.assess(ID_CARD, facts(who), Map.of("delivery", delivery));
        assertThat(FEES.total(fee)).isEqualTo(Money.parse(total));
    }

    @Test
    void each_reason_to_pay_is_a_line_of_its_own() {
        assertThat(FEES.assess(ID_CARD, facts(Audience.CITIZEN), Map.of("delivery", "post"))
                        .due())
                .extracting(Charge::amount)
                .isEqualTo(List.of(Money.parse("BHD 4.000"), Money.parse("BHD 0.500")));
    }

    @Test
    void a_row_may_hold_by_an_expression_of_answers_and_facts() {
        String two = "[{\"amount\":\"1.000\",\"number\":\"A1\"},{\"amount\":\"2.000\",\"number\":\"A2\"}]";
        String one = "[{\"amount\":\"1.000\",\"number\":\"A1\"}]";
        var young = facts(Audience.CITIZEN);
        var old = Fixtures.facts(true, LocalDate.of(2026, 11, 25));
        assertThat(FEES.total(FEES.assess(EVERYTHING, young, Map.of("bills", two))))
                .isEqualTo(Money.parse("BHD 1.500"));
        assertThat(FEES.total(FEES.assess(EVERYTHING, young, Map.of("bills", one))))
                .isEqualTo(Money.parse("BHD 1.000"));
        assertThat(FEES.total(FEES.assess(EVERYTHING, old, Map.of("bills", two))))
                .isEqualTo(Money.parse("BHD 1.000"));
    }

    private static FeeAssessment stall(Facts facts, String... answers) {
        return FEES.assess(Fixtures.STALL, facts, answers(answers));
    }

    private static Map<String, String> answers(String... pairs) {
        var answers = new TreeMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            answers.put(pairs[i], pairs[i + 1]);
        }
        return answers;
    }

    private static String english(LocalizedText text) {
        return text == null ? null : text.in("en");
    }

    @ParameterizedTest
    @CsvSource({
        "2, no, BHD 0.750",
        "1.5, no, BHD 0.563", // 0.5625: half of the smallest unit goes up
        "1.4, no, BHD 0.525",
        "0.01, no, BHD 0.004", // 0.00375
        "4, yes, BHD 3.500",
        "133.33, no, BHD 49.999", // 49.99875
        "128, yes, BHD 50.000" // no more than the most
    })
    void a_formula_is_exact_and_rounded_once_at_the_end(String area, String covered, String fee) {
        assertThat(FEES.total(stall(facts(Audience.CITIZEN), "area", area, "covered", covered)))
                .isEqualTo(Money.parse(fee));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 2026-12-02, BHD 5.000",
        "2026-12-01, 2026-12-31, BHD 5.000", // 30 days
        "2026-12-01, 2027-01-01, BHD 10.000",
        "2026-12-01, 2027-01-30, BHD 10.000", // 60 days
        "2026-12-01, 2027-11-28, BHD 65.000" // 362 days
    })
    void mail_is_redirected_for_a_fee_by_each_thirty_days_that_have_begun(String from, String until, String fee) {
        var redirection = Fixtures.ofBahrain("post", "mail-redirection");
        assertThat(FEES.total(FEES.assess(redirection, facts(Audience.CITIZEN), Map.of("from", from, "until", until))))
                .isEqualTo(Money.parse(fee));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, , disability",
        "2026-11-30, , ",
        ", 2026-12-01, social_support",
        ", 9999-12-31, social_support"
    })
    void mail_is_redirected_for_nothing_as_long_as_another_register_says_what_entitles_to_it(
            LocalDate disability, LocalDate support, String waiver) {
        var redirection = Fixtures.ofBahrain("post", "mail-redirection");
        var entitled = Fixtures.facts(true, LocalDate.of(2026, 12, 1), new Entitlements(disability, support));
        var fee = FEES.assess(redirection, entitled, Map.of("from", "2026-12-01", "until", "2026-12-02"));
        assertThat(fee.waived() == null ? null : fee.waived().waiver()).isEqualTo(waiver);
        assertThat(FEES.total(fee)).isEqualTo(Money.parse(waiver == null ? "BHD 5.000" : "BHD 0.000"));
    }

    @ParameterizedTest
    @CsvSource({"self, BHD 10.000", "business, BHD 25.000"})
    void a_post_office_box_costs_by_who_rents_it_and_its_key_is_paid_where_it_is_given(String holder, String fee) {
        var box = Fixtures.ofBahrain("post", "po-box-rent");
        assertThat(FEES.total(FEES.assess(box, facts(Audience.CITIZEN), Map.of("holder", holder))))
                .isEqualTo(Money.parse(fee));
    }

    @Test
    void a_formula_says_in_words_how_it_came_about_and_what_comes_on_top() {
        var fee = stall(facts(Audience.CITIZEN), "area", "2", "covered", "no", "delivery", "post");
        assertThat(fee.charges())
                .extracting(Charge::amount, charge -> english(charge.note()), charge -> english(charge.basis()))
                .containsExactly(
                        tuple(
                                Money.parse("BHD 0.750"),
                                null,
                                "0.375 for each square metre, and 2.000 if it has a roof"),
                        tuple(Money.parse("BHD 0.500"), "Delivery by post", null));
    }

    @Test
    void more_than_the_most_and_less_than_nothing_is_refused() {
        assertThatThrownBy(() -> stall(facts(Audience.CITIZEN), "area", "133.334", "covered", "no"))
                .isInstanceOfSatisfying(FeeOutOfRange.class, refused -> assertThat(refused.facts())
                        .isEqualTo(Map.of("most", "50.000")));
        assertThatThrownBy(() -> stall(facts(Audience.CITIZEN), "area", "-1", "covered", "no"))
                .isInstanceOf(FeeOutOfRange.class);
    }

    @Test
    void what_is_computed_of_something_unanswered_is_unknown_and_not_free() {
        assertThatThrownBy(() -> stall(facts(Audience.CITIZEN), "covered", "no"))
                .isInstanceOf(FeeUnknown.class);
        assertThatThrownBy(() -> stall(facts(Audience.CITIZEN), "area", "2")).isInstanceOf(FeeUnknown.class);
    }

    @Test
    void a_waiver_takes_all_of_it_away_and_the_first_that_holds_is_named() {
        var old = Fixtures.facts(true, LocalDate.of(2050, 3, 2));
        var waived = stall(old, "area", "2", "covered", "no", "delivery", "post", "supported", "yes");
        assertThat(waived.waived().waiver()).isEqualTo("elderly");
        assertThat(english(waived.waived().reason())).isEqualTo("You are 60 or older");
        assertThat(waived.charges()).hasSize(2);
        assertThat(waived.due()).isEmpty();
        assertThat(FEES.total(waived)).isEqualTo(Money.parse("BHD 0.000"));
        var supported = stall(facts(Audience.CITIZEN), "area", "2", "covered", "no", "supported", "yes");
        assertThat(supported.waived().waiver()).isEqualTo("supported");
        assertThat(stall(facts(Audience.CITIZEN), "area", "2", "covered", "no", "supported", "no")
                        .waived())
                .isNull();
        assertThat(stall(old, "area", "0", "covered", "no").waived())
                .as("nothing is waived where nothing is charged")
                .isNull();
    }

    private static ServiceDescriptor table() {
        String text = Fixtures.text("stall-permit");
        int fee = text.indexOf("fee:");
        return Fixtures.read(
                "stall-permit",
                text.substring(0, fee)
                        + """
                        fee:
                          table:
                            - {amount: "1.000", when: applicant.age >= 60, note: {ar: لكبار السن, en: Elderly}}
                            - {amount: "4.000", when: applicant.citizen, note: {ar: للمواطن, en: Citizens}}
                            - {amount: "7.000", when: area <= 5, note: {ar: للصغير, en: Small ones}}
                            - {amount: "10.000"}
                        """
                        + text.substring(text.indexOf("form:")));
    }

    @ParameterizedTest
    @CsvSource({
        "CITIZEN, 2017-11-05, 2, BHD 4.000, Citizens",
        "CITIZEN, 2045-03-01, 2, BHD 4.000, Citizens",
        "CITIZEN, 2045-03-02, 2, BHD 1.000, Elderly",
        "RESIDENT, 2017-11-05, 5, BHD 7.000, Small ones",
        "RESIDENT, 2017-11-05, 5.01, BHD 10.000,",
        "RESIDENT, 2017-11-05, , BHD 10.000,", // too little is answered: the row does not hold
        "RESIDENT, 2045-03-02, 9, BHD 1.000, Elderly"
    })
    void of_a_table_the_first_row_that_holds_counts(Audience who, LocalDate day, String area, String fee, String row) {
        var facts = Fixtures.facts(who == Audience.CITIZEN, day);
        var assessed = FEES.assess(table(), facts, area == null ? Map.of() : Map.of("area", area));
        assertThat(assessed.charges()).singleElement().satisfies(charge -> {
            assertThat(charge.amount()).isEqualTo(Money.parse(fee));
            assertThat(english(charge.basis())).isEqualTo(row);
        });
    }

    @Test
    void a_row_is_somebodys_before_they_answer_only_if_no_answer_decides() {
        var young = Fixtures.facts(true, LocalDate.of(2017, 11, 5));
        var resident = Fixtures.facts(false, LocalDate.of(2017, 11, 5));
        assertThat(FEES.rowOf(table(), young))
                .hasValueSatisfying(row -> assertThat(row.amount()).isEqualTo("4.000"));
        assertThat(FEES.rowOf(table(), resident)).isEmpty();
        assertThat(FEES.rowOf(ID_CARD, young)).as("a list is no table").isEmpty();
        assertThat(FEES.waiverOf(Fixtures.STALL, young)).isEmpty();
        assertThat(FEES.waiverOf(Fixtures.STALL, Fixtures.facts(true, LocalDate.of(2045, 3, 2))))
                .hasValueSatisfying(waiver -> assertThat(waiver.id()).isEqualTo("elderly"));
    }

    @Test
    void a_descriptor_is_the_same_after_it_was_written_down() {
        for (ServiceDescriptor service : List.of(table(), Fixtures.STALL, ID_CARD)) {
            String written = Json.write(service);
            assertThat(Json.write(Json.read(written, ServiceDescriptor.class))).isEqualTo(written);
        }
    }

    private static Facts facts(Audience who) {
        return Fixtures.facts(who == Audience.CITIZEN, LocalDate.of(2017, 11, 5));
    }
}
