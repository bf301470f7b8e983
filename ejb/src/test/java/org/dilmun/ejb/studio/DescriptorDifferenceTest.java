package org.dilmun.ejb.studio;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.ejb.country.CountryFiles;
import org.dilmun.ejb.country.YamlFile;
import org.dilmun.ejb.studio.DescriptorDifference.Change;
import org.dilmun.ejb.studio.DescriptorDifference.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class DescriptorDifferenceTest {

    private static final String FILE = "services/iga/id-card-replacement.yaml";
    private static final String TEXT = new CountryFiles("bh").read(FILE).text();
    private static final Set<String> LANGUAGES = Set.of("ar", "en");

    private static List<Change> changes(String before, String after) {
        return DescriptorDifference.of(service(before), service(after), LANGUAGES);
    }

    private static ServiceDescriptor service(String text) {
        return YamlFile.parse(FILE, text).as(ServiceDescriptor.class);
    }

    private static String path(Change change) {
        return change.path().stream()
                .map(part -> part.which() == null ? part.key() : part.key() + "=" + part.which())
                .collect(Collectors.joining("/"));
    }

    /** @return the text with something in the place of what stands in it once */
    private static String with(String old, String fresh) {
        assertThat(TEXT).containsOnlyOnce(old);
        return TEXT.replace(old, fresh);
    }

    @Test
    void the_same_service_in_another_layout_has_no_difference() {
        assertThat(changes(TEXT, "# another comment\n" + TEXT)).isEmpty();
    }

    @Test
    void a_text_that_changed_in_one_language_is_told_with_the_one_that_stayed_behind() {
        String english = service(TEXT).name().in("en");
        List<Change> changes = changes(TEXT, with("en: " + english, "en: Another name"));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(path(change)).isEqualTo("name");
            assertThat(change.kind()).isEqualTo(Kind.CHANGED);
            assertThat(change.behind()).containsExactly("ar");
            assertThat(change.before().in("en")).isEqualTo(english);
            assertThat(change.after().in("en")).isEqualTo("Another name");
        });
    }

    @Test
    void a_question_that_is_put_in_is_one_difference_and_not_a_change_of_those_that_follow() {
        ServiceDescriptor before = service(TEXT);
        String id = before.form().pages().get(0).fields().get(0).id();
        int at = TEXT.indexOf("- {id: " + id) >= 0 ? TEXT.indexOf("- {id: " + id) : TEXT.indexOf("- id: " + id);
        int column = at - TEXT.lastIndexOf('\n', at) - 1;
        String after = TEXT.substring(0, at)
                + "- {id: fresh, type: text, label: {ar: جديد, en: Fresh}}\n"
                + " ".repeat(column)
                + TEXT.substring(at);
        assertThat(changes(TEXT, after)).singleElement().satisfies(change -> {
            assertThat(path(change)).endsWith("fields=fresh").startsWith("form/pages=");
            assertThat(change.kind()).isEqualTo(Kind.ADDED);
            assertThat(change.after().in("en")).isEqualTo("Fresh");
        });
        assertThat(changes(after, TEXT)).singleElement().satisfies(change -> assertThat(change.kind())
                .isEqualTo(Kind.REMOVED));
    }

    @Test
    void what_has_no_name_is_told_by_what_it_holds() {
        assertThat(changes(TEXT, with("{amount: \"4.000\", for: citizen}", "{amount: \"5.000\", for: citizen}")))
                .singleElement()
                .satisfies(change -> {
                    assertThat(path(change)).isEqualTo("fee=1/amount");
                    assertThat(change.before().in("ar")).isEqualTo("4.000");
                    assertThat(change.after().in("en")).isEqualTo("5.000");
                });
        assertThat(changes(TEXT, with("time: {workingDays: 3}\n", "")))
                .singleElement()
                .satisfies(change -> {
                    assertThat(path(change)).isEqualTo("time");
                    assertThat(change.before().in("en")).isEqualTo("3");
                });
        assertThat(changes(TEXT, with("channels: [portal, mobile, kiosk, counter]", "channels: [portal, counter]")))
                .singleElement()
                .satisfies(change -> assertThat(change.after().in("en")).isEqualTo("portal · counter"));
    }
}
