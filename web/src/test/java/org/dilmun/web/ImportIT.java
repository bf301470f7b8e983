package org.dilmun.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** A registrar takes a file of people into the register and reads what was rejected. */
@ExtendWith(Micro.class)
class ImportIT {

    private static final String KHALIL = "830412018";
    private static final String SALMAN = "950500178";
    private static final String NUMBER_OF_THE_NEW = "600100022";
    private static final Pattern REPORT = Pattern.compile("/imports/(IMP-\\d\\d-.{4}-.{4})");
    private static final String HEADER = "personal_number,name_ar,name_en,birth_date,sex,nationality,citizen\n";

    private final Platform platform;
    private final Path file;

    ImportIT(Platform platform) {
        this.platform = platform;
        this.file = platform.importFolder().resolve("people <of> الغد.csv");
    }

    @AfterEach
    void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    @Test
    void a_file_is_imported_and_the_report_says_in_both_languages_what_was_rejected() throws IOException {
        var registrar = Browser.signedIn(platform, KHALIL).open("/en/office/imports");
        assertThat(registrar.page()).contains("The folder has no file");
        Files.writeString(
                file,
                HEADER + NUMBER_OF_THE_NEW + ",سعاد,Suad,1960-01-05,FEMALE,BHR,true\n"
                        + "600100025,=1+1,Suad,1960-01-05,FEMALE,BHR,true\n");
        registrar.open("/en/office/imports");
        assertThat(registrar.page())
                .contains("people &lt;of&gt; الغد.csv", "/en/office/imports")
                .doesNotContain("<of>");

        registrar.post("imports", "begin", Map.of("begin", file.getFileName().toString()));
        assertThat(registrar.path()).isEqualTo("/en/office/imports");
        platform.await(
                "imported", () -> registrar.open("/en/office/imports").page().contains("Complete"));
        assertThat(registrar.page()).contains("Added: 1. Updated: 0. Unchanged: 0. Rejected: 1.", "Lines: 3 of 3");
        assertThat(registrar.open("/ar/office/imports").page()).contains("اكتمل", "أُضيف: 1. حُدِّث: 0.");

        Matcher report = REPORT.matcher(registrar.page());
        assertThat(report.find()).isTrue();
        registrar.open(report.group());
        assertThat(registrar.shown().headers().firstValue("Content-Type")).hasValue("text/csv; charset=UTF-8");
        assertThat(registrar.page())
                .isEqualTo("\uFEFFline,column,reason_ar,reason_en\r\n"
                        + "3,personal_number,الرقم الشخصي غير صحيح.,This is no valid personal number.\r\n"
                        + "3,name_ar,يبدأ النص بعلامة تبدأ بها المعادلات في جداول البيانات.,"
                        + "The text begins with a sign that begins formulas in spreadsheets.\r\n");

        assertThat(Browser.signedIn(platform, SALMAN)
                        .open(report.group())
                        .shown()
                        .statusCode())
                .as("a supervisor asks for the report")
                .isEqualTo(404);
        assertThat(Browser.signedIn(platform, SALMAN)
                        .open("/en/office/imports")
                        .shown()
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_file_without_the_columns_is_refused_with_what_is_missing() throws IOException {
        Files.writeString(file, "personal_number,name_ar\n");
        var registrar = Browser.signedIn(platform, KHALIL).open("/en/office/imports");
        registrar.post("imports", "begin", Map.of("begin", file.getFileName().toString()));
        assertThat(registrar.page()).contains("does not name the column birth_date");
        registrar.post("imports", "begin", Map.of("begin", "../secret.csv"));
        assertThat(registrar.page()).contains("The file is no longer in the folder");
        registrar.post("imports", "stop", Map.of("stop", "IMP-26-AAAA-AAAA"));
        assertThat(registrar.page()).contains("role=\"alert\"");
    }
}
