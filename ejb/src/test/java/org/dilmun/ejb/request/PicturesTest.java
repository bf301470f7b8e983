package org.dilmun.ejb.request;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PicturesTest {

    private static final String SECRET = "Block 317, house of the sender";

    private final Pictures pictures = new Pictures();

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    PicturesTest() {
        var limits = new AttachmentLimits();
        limits.pictureMegapixels = "64";
        limits.pictureSide = "200";
        limits.pictureQuality = "85";
        pictures.limits = limits;
    }

    private byte[] kept(byte[] sent, String mediaType) throws IOException {
        try (ReceivedFile file = ReceivedFile.of(TestFiles.stream(sent), 10);
                ReceivedFile kept = pictures.asKept(file, mediaType);
                InputStream content = kept.open()) {
            return content.readAllBytes();
        }
    }

    private static BufferedImage shown(byte[] picture) throws IOException {
        return ImageIO.read(TestFiles.stream(picture));
    }

    @ParameterizedTest
    @CsvSource({
        "40, 20, 40, 20",
        "200, 100, 200, 100",
        "399, 100, 200, 50",
        "1000, 250, 200, 50",
        "30, 900, 7, 200",
        "900, 1, 200, 1"
    })
    void a_picture_keeps_its_form_and_is_no_longer_than_is_kept(int width, int height, int keptWidth, int keptHeight)
            throws IOException {
        for (String format : new String[] {"png", "jpg"}) {
            String mediaType = format.equals("jpg") ? "image/jpeg" : "image/png";
            BufferedImage kept = shown(kept(TestFiles.picture(format, width, height), mediaType));
            assertThat(kept.getWidth()).isEqualTo(keptWidth);
            assertThat(kept.getHeight()).isEqualTo(keptHeight);
        }
    }

    /** Where the red quarter, upper left as it was taken, stands when the picture is upright. */
    @ParameterizedTest
    @CsvSource({
        "1, 80, 40, left, upper",
        "2, 80, 40, right, upper",
        "3, 80, 40, right, lower",
        "4, 80, 40, left, lower",
        "5, 40, 80, left, upper",
        "6, 40, 80, right, upper",
        "7, 40, 80, right, lower",
        "8, 40, 80, left, lower",
        "9, 80, 40, left, upper"
    })
    void a_picture_is_kept_upright(int orientation, int width, int height, String side, String end) throws IOException {
        BufferedImage kept = shown(kept(taken(orientation, TestFiles.picture("jpg", 80, 40)), "image/jpeg"));
        assertThat(kept.getWidth()).isEqualTo(width);
        assertThat(kept.getHeight()).isEqualTo(height);
        int x = side.equals("left") ? width / 4 : width * 3 / 4;
        int y = end.equals("upper") ? height / 4 : height * 3 / 4;
        assertThat(new Color(kept.getRGB(x, y)).getGreen()).isLessThan(60);
        assertThat(new Color(kept.getRGB(width - x, height - y)).getGreen()).isGreaterThan(200);
    }

    @Test
    void where_and_with_what_it_was_taken_is_not_kept() throws IOException {
        byte[] sent = taken(6, TestFiles.picture("jpg", 80, 40));
        byte[] hidden = Arrays.copyOf(sent, sent.length + SECRET.length());
        System.arraycopy(SECRET.getBytes(StandardCharsets.US_ASCII), 0, hidden, sent.length, SECRET.length());
        assertThat(new String(hidden, StandardCharsets.ISO_8859_1)).contains("Exif", SECRET);
        assertThat(new String(kept(hidden, "image/jpeg"), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif", SECRET);
    }

    @Test
    void what_is_seen_through_stays_so() throws IOException {
        var clear = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);
        var out = new ByteArrayOutputStream();
        ImageIO.write(clear, "png", out);
        assertThat(shown(kept(out.toByteArray(), "image/png")).getRGB(5, 5)).isZero();
    }

    @Test
    void a_picture_that_would_unfold_beyond_measure_is_refused_by_its_header() throws IOException {
        assertThatThrownBy(() -> kept(promising(60_000, 60_000), "image/png"))
                .isInstanceOfSatisfying(PictureTooLarge.class, refused -> assertThat(refused.facts())
                        .containsEntry("maxMegapixels", 64));
    }

    @Test
    void a_broken_picture_is_refused() throws IOException {
        byte[] half = TestFiles.picture("png", 400, 400);
        assertThatThrownBy(() -> kept(Arrays.copyOf(half, 40), "image/png")).isInstanceOf(FileUnreadable.class);
        assertThatThrownBy(() -> kept(promising(10, 10), "image/png")).isInstanceOf(FileUnreadable.class);
    }

    /** As a camera held that way writes it, with a note (Exif 2.3: one entry of the first directory, and words behind it). */
    private static byte[] taken(int orientation, byte[] jpeg) throws IOException {
        var out = new ByteArrayOutputStream();
        var data = new DataOutputStream(out);
        data.write(jpeg, 0, 2);
        data.writeShort(0xFFE1);
        data.writeShort(2 + 6 + 8 + 2 + 12 + 4 + SECRET.length());
        data.writeBytes("Exif\0\0MM");
        data.writeShort(42);
        data.writeInt(8);
        data.writeShort(1);
        data.writeShort(0x0112);
        data.writeShort(3);
        data.writeInt(1);
        data.writeShort(orientation);
        data.writeShort(0);
        data.writeInt(0);
        data.writeBytes(SECRET);
        data.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static byte[] promising(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        var data = new DataOutputStream(out);
        data.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        var header = new ByteArrayOutputStream();
        var fields = new DataOutputStream(header);
        fields.writeBytes("IHDR");
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        chunk(data, header.toByteArray());
        chunk(data, "IDAT".getBytes(StandardCharsets.US_ASCII));
        chunk(data, "IEND".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static void chunk(DataOutputStream out, byte[] named) throws IOException {
        var sum = new CRC32();
        sum.update(named);
        out.writeInt(named.length - 4);
        out.write(named);
        out.writeInt((int) sum.getValue());
    }
}
