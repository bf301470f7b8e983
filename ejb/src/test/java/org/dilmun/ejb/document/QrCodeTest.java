package org.dilmun.ejb.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QrCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://dilmun.example/ar/verify/7K3M9Q4XPD2H", "0"})
    void a_reader_gets_the_text_back(String text) throws Exception {
        String address = QrCode.pngAddress(text);
        assertThat(address).startsWith("data:image/png;base64,");
        byte[] png = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
        assertThat(read(ImageIO.read(new ByteArrayInputStream(png)))).isEqualTo(text);
    }

    @Test
    void a_reader_gets_the_address_from_the_printed_letter() throws Exception {
        byte[] pdf = new PdfRenderer().render(new LetterTemplate().letter(Samples.certificate()));
        assertThat(read(print(pdf))).isEqualTo(Samples.ADDRESS.toString());
    }

    @Test
    void a_text_that_does_not_fit_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.pngAddress("x".repeat(2332)));
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.pngAddress(""));
    }

    private static BufferedImage print(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, 150, ImageType.RGB);
        }
    }

    private static String read(BufferedImage image) throws ReaderException {
        int width = image.getWidth();
        int height = image.getHeight();
        var source = new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
