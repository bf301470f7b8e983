package org.dilmun.ejb.directory;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.request.Fixtures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Who does the step of a partner, and what it sees, as the check of descriptors reads it. */
class PartnerCheckTest {

    private static List<String> mistakes(String role, String partner) {
        String field = "      fields:\n        - {id: club, type: choice, label: {ar: الدار, en: Home}, options:"
                + " [{value: uco, label: {ar: يوكو, en: UCO}}, {value: manar, label: {ar: المنار, en: Manar}}]}\n        - {id: nobody, type: choice, label: {ar: جهة, en: One},"
                + " options: [{value: ucoo, label: {ar: يوكو, en: UCO}}, {value: manar, label: {ar: المنار, en: Manar}}]}";
        String step =
                "  steps:\n    - id: place\n      kind: task\n      label: {ar: المكان, en: Place}\n      role: " + role
                        + (partner.isEmpty() ? "" : "\n      partner: " + partner)
                        + "\n      actions: [{id: confirm, label: {ar: تأكيد, en: Confirm}, to: completed}]";
        String text =
                Fixtures.text("stall-permit").replaceFirst(" {6}fields:", field).replaceFirst(" {2}steps:", step);
        var broken = catchThrowableOfType(BrokenCountryData.class, () -> Fixtures.read("stall-permit", text));
        return broken == null ? List.of() : broken.mistakes();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "partner | {field: club, sees: [club]} |",
                "partner | {sees: [club]} |",
                "partner | {field: club, sees: [clab]} | there is no field clab; did you mean 'club'?",
                "partner | {field: clab, sees: [club]} | there is no field clab; did you mean 'club'?",
                "partner | {field: nobody, sees: [club]} | there is no partner ucoo in partners.yaml; did you mean 'uco'?",
                "partner | {field: club} | sees",
                "partner | '' | partner",
                "officer | {field: club, sees: [club]} | partner"
            })
    void a_partner_is_chosen_from_those_that_there_are_and_sees_what_is_named(
            String role, String partner, String mistake) {
        if (mistake == null) {
            assertThat(mistakes(role, partner)).isEmpty();
        } else {
            assertThat(mistakes(role, partner == null ? "" : partner))
                    .anySatisfy(told -> assertThat(told).contains(mistake));
        }
    }
}
