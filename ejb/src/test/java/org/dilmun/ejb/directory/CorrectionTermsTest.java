package org.dilmun.ejb.directory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.CorrectionRule;
import org.dilmun.domain.directory.Fee;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.request.Fixtures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

class CorrectionTermsTest {

    private static final Path SHIPPED = Path.of("src", "main", "resources", "country", "bh", "correction.yaml");
    private static final Path BRENDAN = Path.of("..", "web", "src", "test", "country", "saint-brendan");
    private static final ServiceDescriptor SILENT =
            Fixtures.likeIdCard("silent", ID_CARD.name(), ID_CARD.fee(), ID_CARD.workflow(), ID_CARD.outcome());

    @SuppressWarnings("UnnecessaryAssignment") // no container is there to inject
    private static CorrectionTerms terms(String country) {
        var terms = new CorrectionTerms();
        terms.read(Country.at(country));
        return terms;
    }

    @Test
    void the_country_says_what_the_service_does_not() {
        CorrectionTerms bahrain = terms("bh");
        assertThat(bahrain.rule(SILENT)).contains(new CorrectionRule(List.of(), 90, null, null, Role.SUPERVISOR));
        assertThat(bahrain.rule(ID_CARD))
                .contains(new CorrectionRule(List.of("happened_on", "details"), 3, null, null, Role.SUPERVISOR));
    }

    @Test
    void a_country_that_says_nothing_takes_no_corrections() {
        assertThat(terms(BRENDAN.toString()).rule(ID_CARD)).isEmpty();
    }

    @Test
    void a_correction_is_free_unless_somebody_says_otherwise_and_asks_nothing_under_a_condition() {
        Field report = ID_CARD.form().field("police_report").orElseThrow();
        ServiceDescriptor correction = terms("bh").of(ID_CARD, List.of(report));
        assertThat(correction.name().in("ar")).isEqualTo("تصحيح: إصدار بطاقة هوية بدل فاقد أو تالف");
        assertThat(correction.fee()).isSameAs(Fee.UNSTATED);
        assertThat(correction.certificate()).isEmpty();
        assertThat(correction.workflow().steps()).singleElement().satisfies(step -> assertThat(step.role())
                .isEqualTo(Role.SUPERVISOR));
        assertThat(correction.form().fields().map(Field::id))
                .containsExactly("police_report", "correction_grounds", "correction_evidence");
        assertThat(report.when()).isNotNull();
        assertThat(correction.form().field("police_report").orElseThrow().when())
                .isNull();
    }

    @Test
    void a_service_can_only_ask_a_fee_if_the_file_has_a_payment(@TempDir Path folder) throws Exception {
        Files.copy(BRENDAN.resolve("country.yaml"), folder.resolve("country.yaml"));
        List<String> unpaid = Files.readAllLines(SHIPPED).stream()
                .filter(line -> !line.contains("kind: payment"))
                .toList();
        Files.write(folder.resolve("correction.yaml"), unpaid);
        var broken = catchThrowableOfType(
                BrokenCountryData.class, () -> DescriptorReader.readCorrection(Country.at(folder.toString())));
        assertThat(broken.mistakes()).singleElement().satisfies(mistake -> assertThat(mistake)
                .contains("give it a payment"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "to: completed | to: returned | no action leads to completed",
                "id: correction_evidence | id: paper | nothing shows what is right",
                "id: correction_grounds | id: today | the platform itself uses the name today; call the field otherwise",
                "days: 90 | fee: \"0.001\" | for how long? say it in days",
                "days: 90 | days: 90, fields: [details] | fields are those of a service",
                "name: | nam: | has no key nam; did you mean 'name'?"
            })
    void a_mistake_in_the_file_is_told_with_its_place(String right, String wrong, String told, @TempDir Path folder)
            throws Exception {
        Files.copy(BRENDAN.resolve("country.yaml"), folder.resolve("country.yaml"));
        String text = Files.readString(SHIPPED);
        assertThat(text).contains(right);
        Files.writeString(folder.resolve("correction.yaml"), text.replaceFirst(right, wrong));
        var broken = catchThrowableOfType(
                BrokenCountryData.class, () -> DescriptorReader.readCorrection(Country.at(folder.toString())));
        assertThat(broken.mistakes()).anySatisfy(mistake -> assertThat(mistake)
                .matches(".*correction\\.yaml:\\d+:\\d+: .*")
                .contains(told));
    }
}
