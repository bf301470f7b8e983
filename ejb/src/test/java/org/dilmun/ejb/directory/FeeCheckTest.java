package org.dilmun.ejb.directory;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.request.Fixtures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A fee that would charge nobody, everybody or too much is refused when it is read, with file, line, column and a hint. */
class FeeCheckTest {

    private static final String STALL = Fixtures.text("stall-permit");

    private static List<String> mistakes(String text) {
        var broken = catchThrowableOfType(BrokenCountryData.class, () -> Fixtures.read("stall-permit", text));
        return broken == null ? List.of() : broken.mistakes();
    }

    private static String withFee(String fee) {
        return STALL.substring(0, STALL.indexOf("fee:"))
                + "fee: " + fee + "\n"
                + STALL.substring(STALL.indexOf("form:"));
    }

    private static void told(String text, String mistake) {
        assertThat(mistakes(text)).anySatisfy(told -> assertThat(told)
                .matches("services/iga/stall-permit\\.yaml:\\d+:\\d+: .*")
                .contains(mistake));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value: area * 0.375 | value: aria * 0.375 | 11:12: nothing before it is called aria; did you mean 'area'?",
                "value: area * 0.375 + if(covered, 2, 0) | value: covered | this comes to a yes or no, where a number is needed",
                "most: '50.000' | most: '50.0001' | most",
                "most: '50.000' | mast: '50.000' | /fee/formula has no key mast; did you mean 'most'?",
                "when: supported, | when: suported, | nothing before it is called suported; did you mean 'supported'?",
                "when: supported, | when: area, | this comes to a number, where a yes or no is needed",
                "id: supported, when | id: elderly, when | the waiver elderly stands twice",
                "is: [post] | is: [pots] | pots is none of its answers; did you mean 'post'?",
                "waivers: | waviers: | /fee has no key waviers; did you mean 'waivers'?",
                "note: {ar: التوصيل بالبريد, en: Delivery by post} | note: {ar: التوصيل بالبريد} | /fee/additions/0/note"
            })
    void a_mistake_is_told_where_it_stands_with_what_may_have_been_meant(String right, String wrong, String mistake) {
        String text = STALL.replace("\"50.000\"", "'50.000'");
        assertThat(text).contains(right);
        told(text.replace(right, wrong), mistake);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{table: [{amount: '1.000', when: area > 2, note: {ar: ك, en: Big}}]} | 9:39: the last row is for everybody else; leave its when out, or add such a row after it",
                "{table: [{amount: '1.000'}, {amount: '2.000'}]} | 9:15: nobody comes to the rows after this one; give it a condition (when), or make it the last",
                "{table: [{amount: '1.000', when: area > 2}, {amount: '2.000'}]} | 9:15: say in note whom the row is for; the page shows no conditions",
                "{table: [{amount: '1.000', for: citizen}]} | /fee/table/0 has no key for",
                "{table: [{amount: '1.000'}], formula: {value: area, most: '9', note: {ar: م, en: A}}} | 9:6: a fee has either a table or a formula",
                "{waivers: [{id: a, when: covered, reason: {ar: م, en: A}}]} | 9:6: a fee has either a table or a formula",
                "{table: [{amount: '-1.000'}]} | /fee/table/0/amount",
                "[{amount: '1.000', when: aria > 2}] | nothing before it is called aria; did you mean 'area'?",
                "[{amount: '1.000'}, {amount: '0.500', when: area > 2, to: pots}] | 9:58: there is no body pots; did you mean 'post'?",
                "{table: [{amount: '1.000', to: post}]} | /fee/table/0 has no key to",
                "{table: [{amount: '0.000'}], additions: [{amount: '0.500', when: area > 2, to: pots, note: {ar: م, en: A}}]} | there is no body pots; did you mean 'post'?",
                "{} | /fee",
                "free | /fee"
            })
    void a_fee_that_does_not_say_what_everybody_pays_is_refused(String fee, String mistake) {
        told(withFee(fee), mistake);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{iga: 70%, post: 30%} |",
                "{iga: 100%} |",
                "{iga: 33.3333%, post: 66.6667%} |",
                "{post: '0.500', iga: 100%} |",
                "{iga: 70%, post: 29.99%} | 9:43: the percentages come to 99.99%; of what is left after the amounts they divide 100%",
                "{iga: 70%, post: 31%} | the percentages come to 101%",
                "{iga: '1.000'} | the percentages come to 0%",
                "{iga: 70%, pots: 30%} | 9:54: there is no body pots; did you mean 'post'?",
                "{post: '1.001', iga: 100%} | somebody may pay only 1.000, which is less than the amounts of 1.001",
                "{iga: 100%, post: 0%} | 9:61: who receives nothing has no share; leave it out",
                "{iga: 1000%} | /fee/shares/iga",
                "{iga: half} | /fee/shares/iga"
            })
    void shares_divide_exactly_what_is_paid(String shares, String mistake) {
        String text = withFee("{table: [{amount: '1.000'}], shares: " + shares + "}");
        if (mistake == null) {
            assertThat(mistakes(text)).isEmpty();
        } else {
            told(text, mistake);
        }
    }

    @Test
    void a_computed_fee_may_be_too_small_for_an_amount() {
        told(
                STALL.replace("form:", "  shares: {post: '0.500', iga: 100%}\nform:"),
                "a computed fee may be smaller than an amount; divide it by percentages alone");
    }

    @Test
    void a_service_without_a_form_may_ask_for_facts_and_for_nothing_else() {
        String withoutForm = withFee(
                "{table: [{amount: '1.000', when: applicant.age >= 60, note: {ar: م, en: A}}, {amount: '2.000'}]}");
        assertThat(mistakes(withoutForm.substring(0, withoutForm.indexOf("form:"))))
                .isEmpty();
        String asking = withFee("[{amount: '1.000', when: {field: area, is: [x]}}]");
        told(asking.substring(0, asking.indexOf("form:")), "no field area stands before it; there is none here");
    }
}
