package org.dilmun.ejb.request;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

/**
 * Makes of a picture that somebody sends the one that is kept: upright, no larger than an official needs it, and nothing but the
 * picture. Where and with what it was taken, and whatever else was hidden in the file, is not written again.
 */
@ApplicationScoped
public class Pictures {

    private static final String JPEG = "image/jpeg";
    private static final Set<String> TAKEN = Set.of(JPEG, "image/png");

    /** Pixels that are in the memory at once are bounded by the size that is kept, times this many. */
    private static final int AT_ONCE = 2;

    private final Semaphore room = new Semaphore(AT_ONCE, true);

    @Inject
    AttachmentLimits limits;

    static boolean takes(String mediaType) {
        return TAKEN.contains(mediaType);
    }

    /**
     * @param mediaType one that it {@link #takes}
     * @throws PictureTooLarge if its header promises more pixels than are taken; nothing of it is unfolded then
     * @throws FileUnreadable if it cannot be shown
     */
    public ReceivedFile asKept(ReceivedFile sent, String mediaType) {
        room.acquireUninterruptibly();
        try {
            BufferedImage picture = read(sent, mediaType);
            return ReceivedFile.written(out -> write(picture, mediaType, out));
        } finally {
            room.release();
        }
    }

    private BufferedImage read(ReceivedFile sent, String mediaType) {
        ImageReader reader = ImageIO.getImageReadersByMIMEType(mediaType).next();
        try (ImageInputStream in = ImageIO.createImageInputStream(sent.path().toFile())) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > limits.pictureMegapixels() * 1_000_000L) {
                throw new PictureTooLarge(limits.pictureMegapixels());
            }
            var param = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(width, height) / limits.pictureSide());
            param.setSourceSubsampling(step, step, 0, 0);
            return upright(reader.read(0, param), orientation(sent, mediaType), mediaType);
        } catch (PictureTooLarge e) {
            throw e;
        } catch (IOException | RuntimeException e) { // a stranger's bytes: the decoder may stumble in any way
            throw new FileUnreadable();
        } finally {
            reader.dispose();
        }
    }

    /** @return as a camera notes it: 1 is upright */
    private static int orientation(ReceivedFile sent, String mediaType) throws IOException {
        if (!mediaType.equals(JPEG)) {
            return 1;
        }
        try {
            Metadata metadata = JpegMetadataReader.readMetadata(sent.path().toFile(), List.of(new ExifReader()));
            var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer noted = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return noted == null || noted < 1 || noted > 8 ? 1 : noted;
        } catch (JpegProcessingException e) {
            return 1; // the notes are broken, not the picture
        }
    }

    private BufferedImage upright(BufferedImage taken, int orientation, String mediaType) {
        double scale = Math.min(1, (double) limits.pictureSide() / Math.max(taken.getWidth(), taken.getHeight()));
        int width = Math.max(1, (int) Math.round(taken.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(taken.getHeight() * scale));
        boolean turned = orientation >= 5;
        boolean clear = !mediaType.equals(JPEG) && taken.getColorModel().hasAlpha();
        var kept = new BufferedImage(
                turned ? height : width,
                turned ? width : height,
                clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = kept.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform turn = turn(orientation, width, height);
        turn.scale((double) width / taken.getWidth(), (double) height / taken.getHeight());
        pen.drawImage(taken, turn, null);
        pen.dispose();
        return kept;
    }

    /** How a picture of that size is set upright, by the eight ways in which a camera may have been held (Exif 2.3, tag 0x0112). */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private void write(BufferedImage picture, String mediaType, OutputStream to) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(mediaType).next();
        try (var out = ImageIO.createImageOutputStream(to)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (mediaType.equals(JPEG)) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(limits.pictureQuality());
            }
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
    }
}
