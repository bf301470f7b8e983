package org.dilmun.ejb.directory;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.directory.JourneyDescriptor;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.YamlFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The journeys that are shipped, and what is told of a broken one. */
class JourneyReaderTest {

    private static final Country BAHRAIN = Country.at("bh");
    private static final List<ServiceDescriptor> SERVICES = DescriptorReader.readAll(BAHRAIN);

    private static List<JourneyDescriptor> read(String text) {
        return new JourneyReader(Set.of("iga", "moh"), Terms.of(BAHRAIN), SERVICES)
                .read(List.of(YamlFile.parse("journeys/a-life.yaml", text)));
    }

    @Test
    void the_country_has_journeys_over_several_bodies() {
        var catalogue = new JourneyCatalogue();
        catalogue.read(BAHRAIN);
        assertThat(catalogue.list()).extracting(JourneyDescriptor::code).containsExactly("moving-house", "newborn");
        assertThat(catalogue.get("newborn").needing("number"))
                .extracting(JourneyDescriptor.Part::id)
                .containsExactly("certificate", "card");
        assertThat(catalogue.fields("birth-certificate"))
                .contains("born_on", "notification", "child_name")
                .doesNotContain("marriage_contract");
    }

    @Test
    void each_mistake_is_named_by_line_and_column() {
        assertThatThrownBy(
                        () -> read(
                                """
                        code: a-life
                        name: {ar: حياة, en: A life}
                        summary: {ar: حياة, en: A life}
                        body: igaa
                        lifeEvents: [birthday]
                        prefix: LIFE
                        parts:
                          - id: number
                            service: newborn-numbr
                          - id: certificate
                            service: birth-certificate
                            needs: [nummber]
                          - id: card
                            service: id-card-child
                            answers:
                              child_nam: certificate.child_name
                              child_name: certificate.child_nme
                              born_on: certificate.child_name
                          - id: card
                            service: rera-broker
                        """))
                .isInstanceOf(BrokenCountryData.class)
                .hasMessageContaining("journeys/a-life.yaml:4:7: there is no body igaa; did you mean 'iga'?")
                .hasMessageContaining("journeys/a-life.yaml:5:14: labels.yaml has no life event birthday")
                .hasMessageContaining(
                        "journeys/a-life.yaml:9:14: there is no service newborn-numbr; did you mean 'newborn-number'?")
                .hasMessageContaining(
                        "journeys/a-life.yaml:12:13: no part before it is called nummber; did you mean 'number'?")
                .hasMessageContaining("journeys/a-life.yaml:10:5: needs and unmet go together")
                .hasMessageContaining(
                        "journeys/a-life.yaml:16:7: there is no field child_nam; did you mean 'child_name'?")
                .hasMessageContaining(
                        "journeys/a-life.yaml:17:19: there is no field child_nme; did you mean 'child_name'?")
                .hasMessageContaining(
                        "journeys/a-life.yaml:18:16: child_name is of the type text and does not answer born_on")
                .hasMessageContaining("journeys/a-life.yaml:19:9: the part card stands twice")
                .hasMessageContaining("journeys/a-life.yaml:20:14: nobody can apply for rera-broker here");
    }

    @Test
    void what_it_lacks_or_has_too_much_the_schema_tells() {
        assertThatThrownBy(
                        () -> read(
                                """
                        code: a-life
                        name: {ar: حياة}
                        summary: {ar: حياة, en: A life}
                        body: iga
                        prefix: LIFE
                        part: []
                        """))
                .hasMessageContaining("journeys/a-life.yaml:6:1: the file has no key part; did you mean 'parts'?")
                .hasMessageContaining("journeys/a-life.yaml:2:7: /name")
                .hasMessageContaining("'parts'");
    }

    @Test
    void the_glossary_of_the_country_holds_for_journeys_too() {
        assertThatThrownBy(
                        () -> read(
                                """
                        code: a-life
                        name: {ar: البطاقة السكانية, en: A life}
                        summary: {ar: حياة, en: A life}
                        body: iga
                        prefix: LIFE
                        parts:
                          - {id: number, service: newborn-number}
                          - {id: card, service: id-card-child}
                        """))
                .hasMessageContaining("journeys/a-life.yaml:2:12: the glossary has “بطاقة الهوية”");
    }
}
