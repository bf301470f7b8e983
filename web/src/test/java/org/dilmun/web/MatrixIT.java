package org.dilmun.web;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.dilmun.web.Micro.Platform;
import org.dilmun.web.site.AccessMatrix;
import org.dilmun.web.site.AccessMatrix.Persona;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of who reaches what, asked of the running platform line by line. */
@ExtendWith(Micro.class)
class MatrixIT {

    /** What stands in an address where it names something; nothing else exists under these names. */
    private static final Map<String, String> SAMPLES = Map.of("code", "id-card-replacement");

    private final Platform platform;

    MatrixIT(Platform platform) {
        this.platform = platform;
    }

    @ParameterizedTest
    @EnumSource
    void everybody_reaches_what_the_table_says_and_nothing_more(Persona persona) {
        Visitor visitor = persona.personalNumber() == null
                ? Visitor.unknown(platform)
                : Visitor.signedIn(platform, persona.personalNumber());
        if (persona.actsForAnother()) {
            visitor.walk().inNameOfAnother();
        }
        var rows = AccessMatrix.ofTheFile().rows();
        assertThat(rows).hasSizeGreaterThan(8);
        var expected = new ArrayList<String>();
        var answered = new ArrayList<String>();
        for (var row : rows) {
            for (String language : row.isPage() ? List.of("ar", "en") : List.of("")) {
                String address = filled(row.address().replace("{lang}", language));
                var answer = row.method().equals("GET") ? visitor.get(address) : visitor.send(row.method(), address);
                expected.add(row.method() + " " + address + ": " + row.expected(persona));
                answered.add(row.method() + " " + address + ": " + outcome(answer));
            }
        }
        assertThat(answered).isEqualTo(expected);
    }

    /** A page or operation that is reached may still say that the named thing is not there, or that the body is wrong. */
    private static String outcome(HttpResponse<String> answer) {
        int status = answer.statusCode();
        boolean toLogin = status == 302
                && answer.headers().firstValue("Location").orElse("").contains("/login");
        boolean refused = status == 401 || status == 403 || status >= 500;
        return toLogin ? "login" : refused ? Integer.toString(status) : "open";
    }

    private static String filled(String address) {
        String filled = address;
        for (var sample : SAMPLES.entrySet()) {
            filled = filled.replace("{" + sample.getKey() + "}", sample.getValue());
        }
        return filled.replaceAll("\\{[a-z]+}", "NONE-SUCH");
    }
}
