package org.dilmun.ejb.request;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.dilmun.domain.directory.Field;

/** How much people may attach, and how much of a picture is kept. */
@ApplicationScoped
public class AttachmentLimits {

    /** Of one file, whatever is set: a form that sends more is not read at all. */
    public static final int MEGABYTES_AT_MOST = 10;

    @Inject
    @ConfigProperty(name = "dilmun.attachment.megabytes", defaultValue = "10")
    String megabytes;

    /** Of one case, with those that were replaced after its submission. */
    @Inject
    @ConfigProperty(name = "dilmun.attachment.case-files", defaultValue = "30")
    String caseFiles;

    @Inject
    @ConfigProperty(name = "dilmun.attachment.case-megabytes", defaultValue = "60")
    String caseMegabytes;

    /** What a picture may unfold to, by what its header says. */
    @Inject
    @ConfigProperty(name = "dilmun.attachment.picture-megapixels", defaultValue = "64")
    String pictureMegapixels;

    /** The longer side of a picture as it is kept, in pixels. */
    @Inject
    @ConfigProperty(name = "dilmun.attachment.picture-side", defaultValue = "2400")
    String pictureSide;

    /** Of a JPEG as it is kept, in hundredths. */
    @Inject
    @ConfigProperty(name = "dilmun.attachment.picture-quality", defaultValue = "85")
    String pictureQuality;

    /** A setting that means nothing is found at the start, and not by the first applicant. */
    @PostConstruct
    void check() {
        within("megabytes", megabytes, 1, MEGABYTES_AT_MOST);
        within("case-files", caseFiles, 1, 1000);
        within("case-megabytes", caseMegabytes, 1, 10_000);
        within("picture-megapixels", pictureMegapixels, 1, 500);
        within("picture-side", pictureSide, 200, 10_000);
        within("picture-quality", pictureQuality, 30, 100);
    }

    private static void within(String setting, String value, int least, int most) {
        if (!value.matches("[0-9]{1,6}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new IllegalStateException(
                    "dilmun.attachment." + setting + " is " + value + ", not a number from " + least + " to " + most);
        }
    }

    /** @return of a file that answers that question */
    public int megabytes(Field field) {
        return field.max() == null ? megabytes() : Math.min(megabytes(), Integer.parseInt(field.max()));
    }

    /** @return of a file that answers no question */
    public int megabytes() {
        return Integer.parseInt(megabytes);
    }

    public int caseFiles() {
        return Integer.parseInt(caseFiles);
    }

    public int caseMegabytes() {
        return Integer.parseInt(caseMegabytes);
    }

    public int pictureMegapixels() {
        return Integer.parseInt(pictureMegapixels);
    }

    public int pictureSide() {
        return Integer.parseInt(pictureSide);
    }

    /** @return from 0 to 1 */
    public float pictureQuality() {
        return Integer.parseInt(pictureQuality) / 100f;
    }
}
