package org.dilmun.ejb.request;

import java.io.IOException;
import java.nio.file.Path;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Whether an official will be able to open a PDF. */
final class Documents {

    private Documents() {}

    /**
     * @throws FileEncrypted if it asks for a password
     * @throws FileUnreadable if it is broken, or has no page
     */
    static void require(Path pdf) {
        try (var file = new RandomAccessReadBufferedFile(pdf);
                PDDocument document = Loader.loadPDF(file, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            if (document.getNumberOfPages() == 0) {
                throw new FileUnreadable();
            }
        } catch (InvalidPasswordException e) {
            throw new FileEncrypted();
        } catch (FileUnreadable e) {
            throw e;
        } catch (IOException
                | RuntimeException e) { // what it is made of is a stranger's: the parser may stumble in any way
            throw new FileUnreadable();
        }
    }
}
