package org.dilmun.ejb.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A text as a QR code with error correction M (a seventh of it may be dirty). A black and white picture of one bit a pixel: it
 * passes PDF/A as it is, which a drawing would need a second library for.
 */
public final class QrCode {

    /** Pixels a module: readers that smooth what they enlarge still show sharp edges. */
    private static final int SCALE = 8;
    /** Modules of white around it, by the standard. */
    private static final int QUIET_ZONE = 4;

    private QrCode() {}

    /**
     * @return a {@code data:} address of a PNG, quiet zone included
     * @throws IllegalArgumentException if the text is empty or longer than a code holds (2,331 bytes of UTF-8)
     */
    public static String pngAddress(String text) {
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(modules(text)), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private static ByteMatrix modules(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a code needs a text");
        }
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a code: " + text.length() + " characters", e);
        }
    }

    private static BufferedImage image(ByteMatrix modules) {
        int size = (modules.getWidth() + 2 * QUIET_ZONE) * SCALE;
        var image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                image.setRGB(x, y, dark(modules, x / SCALE - QUIET_ZONE, y / SCALE - QUIET_ZONE) ? 0x000000 : 0xFFFFFF);
            }
        }
        return image;
    }

    private static boolean dark(ByteMatrix modules, int x, int y) {
        return x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight() && modules.get(x, y) == 1;
    }
}
