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

    private final AttachmentCheck check = new AttachmentCheck();

    private String mediaType(byte[] content, List<String> accept) {
        try (ReceivedFile file = ReceivedFile.of(TestFiles.stream(content), 1)) {
            return check.mediaType(file, accept);
        }
    }

    @Test
    void what_it_is_the_content_tells() {
        assertThat(mediaType(TestFiles.PDF, PDF)).isEqualTo("application/pdf");
        assertThat(mediaType(TestFiles.PNG, List.of("image/jpeg", "image/png"))).isEqualTo("image/png");
    }

    @Test
    void a_program_does_not_pass_as_a_picture() {
        byte[] program = Arrays.copyOf("MZ".getBytes(StandardCharsets.US_ASCII), 512);
        assertThatThrownBy(() -> mediaType(program, List.of("image/jpeg")))
                .isInstanceOfSatisfying(FileTypeRefused.class, refused -> assertThat(refused.facts())
                        .containsEntry("accepted", "JPG"));
    }

    @Test
    void bytes_of_no_known_type_and_no_bytes_at_all_are_refused() {
        assertThatThrownBy(() -> mediaType(new byte[] {1, 2, 3}, PDF)).isInstanceOf(FileTypeRefused.class);
        assertThatThrownBy(() -> mediaType(new byte[0], PDF)).isInstanceOf(FileEmpty.class);
    }

    @Test
    void a_megabyte_passes_and_a_byte_more_does_not() {
        assertThat(mediaType(TestFiles.pdf(1 << 20), PDF)).isEqualTo("application/pdf");
        assertThatThrownBy(() -> mediaType(TestFiles.pdf((1 << 20) + 1), PDF)).isInstanceOf(FileTooLarge.class);
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
        assertThat(AttachmentCheck.name(given, "application/pdf")).isEqualTo(kept);
    }

    @Test
    void of_a_long_name_the_end_is_kept() {
        assertThat(AttachmentCheck.name("ب".repeat(996) + ".pdf", "application/pdf"))
                .isEqualTo("ب".repeat(196) + ".pdf");
        assertThat(AttachmentCheck.name("😀".repeat(500), "application/pdf")).isEqualTo("😀".repeat(98) + ".pdf");
    }

    @Test
    void kinds_are_told_as_people_call_them() {
        assertThat(AttachmentCheck.kinds(List.of("application/pdf", "image/jpeg", "image/png")))
                .isEqualTo("PDF, JPG, PNG");
    }

    @Test
    void an_archive_under_whatever_name_is_no_document_and_no_picture() throws IOException {
        byte[] zeros = zip("zeros.bin", new byte[8 << 20]);
        byte[] nested = zip("inner.zip", zeros);
        for (byte[] archive : List.of(zeros, nested)) {
            assertThatThrownBy(() -> mediaType(archive, PDF)).isInstanceOf(FileTypeRefused.class);
            assertThatThrownBy(() -> mediaType(archive, List.of("image/jpeg"))).isInstanceOf(FileTypeRefused.class);
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
