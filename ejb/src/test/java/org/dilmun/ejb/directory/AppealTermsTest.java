package org.dilmun.ejb.directory;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.directory.AppealRule;
import org.dilmun.domain.directory.Fee;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Json;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

class AppealTermsTest {

    private static final Path SHIPPED = Path.of("src", "main", "resources", "country", "bh", "appeal.yaml");
    private static final Path BRENDAN = Path.of("..", "web", "src", "test", "country", "saint-brendan");

    @SuppressWarnings("UnnecessaryAssignment") // no container is there to inject
    private static AppealTerms terms(String country) {
        var terms = new AppealTerms();
        terms.read(Country.at(country));
        return terms;
    }

    private static ServiceDescriptor saying(String appeal) {
        return Json.read("{\"appeal\":" + appeal + "," + Json.write(ID_CARD).substring(1), ServiceDescriptor.class);
    }

    @Test
    void the_country_says_how_long_an_appeal_is_taken_unless_the_service_does() {
        AppealTerms bahrain = terms("bh");
        assertThat(bahrain.rule(ID_CARD)).contains(new AppealRule(30));
        assertThat(bahrain.rule(saying("{\"days\":60}"))).contains(new AppealRule(60));
        assertThat(bahrain.rule(saying("{\"days\":0}"))).isEmpty();
    }

    @Test
    void a_country_that_says_nothing_takes_no_appeals() {
        assertThat(terms(BRENDAN.toString()).rule(saying("{\"days\":60}"))).isEmpty();
    }

    @Test
    void an_appeal_is_free_yields_no_document_and_is_called_by_the_service() {
        ServiceDescriptor appeal = terms("bh").against(ID_CARD);
        assertThat(appeal.name().in("ar")).isEqualTo("تظلم: إصدار بطاقة هوية بدل فاقد أو تالف");
        assertThat(appeal.fee()).isSameAs(Fee.UNSTATED);
        assertThat(appeal.certificate()).isEmpty();
        assertThat(appeal.form().field("grounds")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: task | kind: payment | an appeal costs nothing",
                "to: completed | to: returned | no action leads to completed",
                "to: rejected | to: nowhere | there is no step nowhere",
                "id: grounds | id: today | the platform itself uses the name today; call the field otherwise",
                "days: 30 | dayz: 30 | has no key dayz; did you mean 'days'?",
                "name: | nam: | has no key nam; did you mean 'name'?"
            })
    void a_mistake_in_the_file_is_told_with_its_place(String right, String wrong, String told, @TempDir Path folder)
            throws Exception {
        Files.copy(BRENDAN.resolve("country.yaml"), folder.resolve("country.yaml"));
        String text = Files.readString(SHIPPED);
        assertThat(text).contains(right);
        Files.writeString(folder.resolve("appeal.yaml"), text.replaceFirst(right, wrong));
        var broken = catchThrowableOfType(
                BrokenCountryData.class, () -> DescriptorReader.readAppeal(Country.at(folder.toString())));
        assertThat(broken.mistakes()).anySatisfy(mistake -> assertThat(mistake)
                .matches(".*appeal\\.yaml:\\d+:\\d+: .*")
                .contains(told));
    }
}
