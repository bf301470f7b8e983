package org.dilmun.web;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often the pages that are opened most ask the database, as the log says it. What a page shows more of must not cost a question
 * for each; a page that asks a little more than before for a reason gets a higher number here.
 */
@ExtendWith(Micro.class)
class StatementsIT {

    private static final String NOBODY = "";

    private final Platform platform;

    StatementsIT(Platform platform) {
        this.platform = platform;
    }

    private Visitor visitor(String number) {
        return number.equals(NOBODY) ? Visitor.unknown(platform) : Visitor.signedIn(platform, number);
    }

    /** @return statements of a page that has been opened once before */
    private int statements(Visitor visitor, String path) {
        visitor.get(path);
        var answer = visitor.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        String number = answer.headers().firstValue("X-Request-Id").orElseThrow();
        var line = Pattern.compile(Pattern.quote("[" + number + "] ") + "GET .* ms (\\d+) statements ");
        platform.await("the line", () -> line.matcher(platform.log()).find());
        return line.matcher(platform.log())
                .results()
                .map((MatchResult found) -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "'',        /ar,                                   4",
        "'',        /ar/services/id-card-replacement,      6",
        "'',        /api/v1/services?lang=ar&q=بطاقة,      2",
        "920704565, /ar/services/id-card-replacement,      18",
        "920704565, /ar/my,                                33",
        "600503127, /ar/my/bills,                          13",
        "790311771, /ar/office/bills,                      23",
        "920704565, /ar/my/family,                         32",
        "920704565, /ar/my/looks,                          16",
        "920704565, /ar/my/sign-ins,                       16",
        "820937002, /ar/school-pupils,                     30",
        "920704565, /ar/inbox,                             12",
        "781107776, /ar/office,                            28",
        "950500178, /ar/office,                            28",
        "950500178, /ar/office/team,                       38",
        "950500178, /ar/office/team/ageing,                32",
        "950500178, /ar/office/memos,                      22",
        "950500178, /ar/office/figures,                    24",
        "830412018, /ar/office/imports,                    12",
        "900661003, /ar/office/operations,                 34",
    })
    void a_page_asks_the_database_no_more_often_than(String number, String path, int most) {
        assertThat(statements(visitor(number), path)).isLessThanOrEqualTo(most);
    }
}
