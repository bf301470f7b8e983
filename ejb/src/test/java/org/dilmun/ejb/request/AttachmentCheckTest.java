package org.dilmun.ejb.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

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
        "../../etc/passwd, passwd.pdf",
        "C:\\Users\\me\\report.pdf, report.pdf",
        "in\u202Efdp.exe, infdp.exe.pdf",
        "page.hta, page.hta.pdf",
        "'a\r\nSet-Cookie: b.pdf', a Set-Cookie: b.pdf",
        "'/', file.pdf",
        "'', file.pdf"
    })
    void a_name_keeps_neither_path_nor_tricks(String given, String kept) {
        assertThat(check.check(given, REPORT, PDF).name()).isEqualTo(kept);
    }

    @Test
    void of_a_long_name_the_end_is_kept() {
        String name = check.check("ب".repeat(996) + ".pdf", REPORT, PDF).name();
        assertThat(name).isEqualTo("ب".repeat(196) + ".pdf");
        String emoji = check.check("😀".repeat(500), REPORT, PDF).name();
        assertThat(emoji).isEqualTo("😀".repeat(98) + ".pdf");
    }

    @Test
    void an_archive_under_whatever_name_is_no_document_and_no_picture() throws IOException {
        byte[] zeros = zip("zeros.bin", new byte[8 << 20]);
        byte[] nested = zip("inner.zip", zeros);
        for (byte[] archive : List.of(zeros, nested)) {
            assertThatThrownBy(() -> check.check("scan.pdf", archive, PDF)).isInstanceOf(FileTypeRefused.class);
            assertThatThrownBy(() -> check.check("scan.jpg", archive, List.of("image/jpeg")))
                    .isInstanceOf(FileTypeRefused.class);
        }
    }

    private static byte[] zip(String entry, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
