package org.dilmun.ejb.request;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Files that people attach, as small as they can be. */
public final class TestFiles {

    /** A document of one empty page. */
    public static final byte[] PDF =
            """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>>>endobj
            trailer<</Size 4/Root 1 0 R>>
            %%EOF
            """
                    .getBytes(StandardCharsets.US_ASCII);

    /** A picture of which the upper left quarter is red. */
    public static final byte[] PNG = picture("png", 40, 20);

    private TestFiles() {}

    public static InputStream stream(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    /** @return a document of exactly so many bytes; what stands behind its end is passed over */
    public static byte[] pdf(int bytes) {
        byte[] padded = Arrays.copyOf(PDF, bytes);
        Arrays.fill(padded, PDF.length, bytes, (byte) '\n');
        return padded;
    }

    /** @param format {@code png} or {@code jpg} */
    public static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height / 2);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
