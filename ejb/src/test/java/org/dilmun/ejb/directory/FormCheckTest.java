package org.dilmun.ejb.directory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.YamlFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What is wrong with a form is told with file, line, column and a hint. */
class FormCheckTest {

    private static final DescriptorReader READER = new DescriptorReader(Set.of("iga"), Terms.of(Country.at("bh")));

    private static String everything() throws Exception {
        try (var in = FormCheckTest.class.getResourceAsStream("/services/iga/everything.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> mistakes(String text) {
        var broken = catchThrowableOfType(
                BrokenCountryData.class,
                () -> READER.read(List.of(YamlFile.parse("services/iga/everything.yaml", text))));
        return broken == null ? List.of() : broken.mistakes();
    }

    @Test
    void a_service_that_asks_everything_is_read() throws Exception {
        assertThat(mistakes(everything())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "when: salary > 800 | when: salry > 800 | 23:13: nothing before it is called salry; did you mean 'salary'?",
                "when: salary > 800 | when: rooms > salary and born < today | 23:32: nothing before it is called born; there is: applicant.age",
                "when: salary > 800 | when: salary | 23:13: this comes to a number, where a yes or no is needed",
                "when: salary > 800 | when: salary > '800' | 23:22: this is a text, where a number is needed",
                "when: salary > 800 | when: java.lang.Runtime | 23:22: only a name and the name of its part stand around a dot",
                "when: salary > 800 | | 25:9: everybody would end at the page too_rich; say when",
                "value: 'years(born, today)' | value: 'born' | this comes to a day, where a number is needed",
                "check: total <= salary | check: total + salary | this comes to a number, where a yes or no is needed",
                "fields: [bills, salary] | fields: [bils, salary] | there is no field bils; did you mean 'bills'?",
                "when: {field: aids, is: [bed]} | when: {field: aids, is: [bad]} | bad is none of its answers; did you mean 'bed'?",
                "when: {field: aids, is: [bed]} | when: {field: adis, is: [bed]} | no field adis stands before it; did you mean 'aids'?",
                "service: everything | service: everithing | there is no service everithing; did you mean 'everything'?",
                "id: rooms, | id: salary, | the field salary stands twice",
                "id: rooms, | id: today, | the platform itself uses the name today; call the field otherwise",
                "id: words | id: review | the platform itself has a page review; call this one otherwise",
                "max: today-10y | max: today-130y | no day is from today-120y to today-130y",
                "max: today-10y | max: 5 | 5 is no day; write 2017-01-31, today, today-10y or today+30d",
                "min: '0.5' | min: '0.555' | the numbers of this field have 2 decimals at most",
                "max: 900 | max: '900.0001' | the numbers of this field have 3 decimals at most",
                "max: 2 | max: 9 | max is from 1 to 3 here",
                "{value: stick | {value: chair | the option chair stands twice",
                "house.block | house.blok | nothing before it is called house.blok; did you mean 'house.block'?",
                "id: number, type: text | id: amount, type: text | the column amount stands twice",
                "type: money, required: true, max | type: monney, required: true, max | type cannot be monney; did you mean 'money'?",
                "unit: {ar: غرفة | unitt: {ar: غرفة | has no key unitt; did you mean 'unit'?",
                "hijri: true, | pattern: code, | is of the type date, which has no pattern",
                "type: file, accept | type: file, acept | has no key acept; did you mean 'accept'?",
                "{id: day, type: date | {id: day, type: file | type cannot be file",
                "when: 'applicant.age < 40 and count(bills) >= 2' | when: 'applicant.age < 40 and count(bils) >= 2' | nothing before it is called bils; did you mean 'bills'?"
            })
    void a_mistake_is_told_where_it_stands_with_what_may_have_been_meant(String right, String wrong, String told)
            throws Exception {
        String text = everything()
                .replace("\"years(born, today)\"", "'years(born, today)'")
                .replace("\"0.5\"", "'0.5'")
                .replace("\"applicant.age < 40 and count(bills) >= 2\"", "'applicant.age < 40 and count(bills) >= 2'");
        assertThat(text).contains(right);
        assertThat(mistakes(text.replace(right, wrong == null ? "" : wrong))).anySatisfy(mistake -> assertThat(mistake)
                .matches("services/iga/everything\\.yaml:\\d+:\\d+: .*")
                .contains(told));
    }

    @Test
    void a_whole_folder_is_checked(@TempDir Path folder) throws Exception {
        Path shipped = Path.of("..", "web", "src", "test", "country", "saint-brendan");
        try (var files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(shipped.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        assertThat(DescriptorReader.readAll(Country.at(folder.toString()))).isNotEmpty();
        Path permit = folder.resolve("services/fisheries/fishing-permit.yaml");
        Files.writeString(permit, Files.readString(permit).replaceFirst("category:", "categori:"));
        var broken = catchThrowableOfType(
                BrokenCountryData.class, () -> DescriptorReader.readAll(Country.at(folder.toString())));
        assertThat(broken.mistakes())
                .anyMatch(mistake -> mistake.contains("fishing-permit.yaml:")
                        && mistake.endsWith("has no key categori; did you mean 'category'?"));
    }
}
