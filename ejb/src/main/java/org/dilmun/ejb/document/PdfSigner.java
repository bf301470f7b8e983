package org.dilmun.ejb.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * Signs a PDF as ETSI EN 319 142-1 asks of PAdES-BASELINE-B, which common readers validate. The signature is appended:
 * what was there stays byte for byte, and with it PDF/A and PDF/UA.
 */
@ApplicationScoped
public class PdfSigner {

    private static final COSName CADES = COSName.getPDFName("ETSI.CAdES.detached");
    /** Room for the signature and a chain of up to five certificates. */
    private static final int SIGNATURE_BYTES = 12_288;

    /**
     * @param now time of signing as the document claims it; use the real clock, not one that demonstrations move
     * @return the document with one more, invisible signature
     * @throws SigningCertificateNotValid if a certificate of the signer does not hold at that time
     */
    public byte[] sign(byte[] pdf, SigningIdentity signer, Instant now) {
        if (!signer.validAt(now)) {
            throw new SigningCertificateNotValid(signer.expires());
        }
        var out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf);
                var options = new SignatureOptions()) {
            options.setPreferredSignatureSize(SIGNATURE_BYTES);
            document.addSignature(dictionary(now), options);
            var external = document.saveIncrementalForExternalSigning(out);
            try (InputStream content = external.getContent()) {
                external.setSignature(cms(content.readAllBytes(), signer));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static PDSignature dictionary(Instant now) {
        var signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(CADES);
        signature.setSignDate(GregorianCalendar.from(now.atZone(ZoneOffset.UTC)));
        return signature;
    }

    private static byte[] cms(byte[] content, SigningIdentity signer) {
        try {
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                    .setSignedAttributeGenerator(attributes(signer))
                    .build(signer.signatureAlgorithm(), signer.key(), signer.certificate()));
            generator.addCertificates(new JcaCertStore(signer.chain()));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
            throw new IllegalStateException("the signer's key does not sign", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Binds the certificate into what is signed, and leaves out the time, which PAdES wants in the dictionary only. */
    private static CMSAttributeTableGenerator attributes(SigningIdentity signer) throws GeneralSecurityException {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(signer.certificate().getEncoded());
        var certificate = new SigningCertificateV2(new ESSCertIDv2[] {new ESSCertIDv2(hash)});
        var bound = new AttributeTable(
                new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(certificate)));
        var all = new DefaultSignedAttributeTableGenerator(bound);
        return parameters -> all.getAttributes(parameters)
                .remove(CMSAttributes.signingTime)
                .remove(CMSAttributes.cmsAlgorithmProtect);
    }
}
