package org.dilmun.ejb.request;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AttachmentCheckTest {

    private static final List<String> PDF = List.of("application/pdf");
    private static final byte[] REPORT = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);

    private final AttachmentCheck check = new AttachmentCheck();

    @Test
    void a_file_is_kept_under_the_hash_of_its_content() {
        var file = check.check("بلاغ.pdf", REPORT, PDF);
        assertThat(file.mediaType()).isEqualTo("application/pdf");
        assertThat(file.size()).isEqualTo(9);
        assertThat(file.blobHash()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_program_does_not_pass_as_a_picture() {
        byte[] program = Arrays.copyOf("MZ".getBytes(StandardCharsets.US_ASCII), 512);
        assertThatThrownBy(() -> check.check("photo.jpg", program, List.of("image/jpeg")))
                .isInstanceOf(FileTypeRefused.class);
    }

    @Test
    void bytes_of_no_known_type_are_not_believed_for_their_name() {
        assertThatThrownBy(() -> check.check("report.pdf", new byte[] {1, 2, 3}, PDF))
                .isInstanceOf(FileTypeRefused.class);
    }

    @Test
    void five_megabytes_pass_and_a_byte_more_does_not() {
        assertThat(check.check("a.pdf", Arrays.copyOf(REPORT, 5_242_880), PDF).size())
                .isEqualTo(5_242_880);
        assertThatThrownBy(() -> check.check("a.pdf", Arrays.copyOf(REPORT, 5_242_881), PDF))
                .isInstanceOf(FileTooLarge.class);
        assertThatThrownBy(() -> check.check("a.pdf", new byte[0], PDF)).isInstanceOf(FileEmpty.class);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\Users\\me\\report.pdf, report.pdf",
        "in\u202Efdp.exe, infdp.exe",
        "'/', file",
        "'', file"
    })
    void a_name_keeps_neither_path_nor_tricks(String given, String kept) {
        assertThat(check.check(given, REPORT, PDF).name()).isEqualTo(kept);
    }
}
