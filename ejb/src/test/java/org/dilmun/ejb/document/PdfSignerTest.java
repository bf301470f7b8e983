package org.dilmun.ejb.document;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PdfSignerTest {

    private static final Instant NOW = Instant.parse("2026-12-16T11:32:05Z");
    private static final SigningIdentity SIGNER = DemonstrationIdentity.create(NOW);

    private static byte[] pdf;
    private static byte[] signed;

    @BeforeAll
    static void sign() {
        pdf = new PdfRenderer().render(new LetterTemplate().letter(Samples.certificate()));
        signed = new PdfSigner().sign(pdf, SIGNER, NOW);
    }

    @Test
    void the_signature_covers_the_whole_document_and_verifies() throws Exception {
        try (PDDocument document = Loader.loadPDF(signed)) {
            var signature = document.getLastSignatureDictionary();
            assertThat(signature.getFilter()).isEqualTo("Adobe.PPKLite");
            assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
            assertThat(signature.getSignDate().toInstant()).isEqualTo(Instant.parse("2026-12-16T11:32:05Z"));
            int[] range = signature.getByteRange();
            assertThat(range[0]).isZero();
            assertThat(range[2] + range[3]).isEqualTo(signed.length);
        }
        assertThat(verifies(signed)).isTrue();
    }

    @Test
    void one_changed_byte_breaks_it() throws Exception {
        for (int at : new int[] {20, pdf.length / 2, signed.length - 5}) {
            byte[] forged = signed.clone();
            forged[at] ^= 1;
            assertThat(verifies(forged, signed)).as("byte " + at).isFalse();
        }
    }

    @Test
    void the_certificate_is_bound_in_and_the_time_left_out_as_pades_baseline_b_asks() throws Exception {
        SignerInformation signer = signer(cms(signed, signed));
        var attributes = signer.getSignedAttributes();
        assertThat(attributes.get(CMSAttributes.signingTime)).isNull();
        assertThat(attributes.get(CMSAttributes.contentType)).isNotNull();
        assertThat(attributes.get(CMSAttributes.messageDigest)).isNotNull();
        var bound = SigningCertificateV2.getInstance(
                attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2).getAttributeValues()[0]);
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(SIGNER.certificate().getEncoded());
        assertThat(bound.getCerts()[0].getCertHash()).isEqualTo(hash);
    }

    @Test
    void it_is_appended_and_the_document_stays_fit_for_the_archive_and_for_everyone() {
        assertThat(Arrays.copyOf(signed, pdf.length)).isEqualTo(pdf);
        Conformance.assertForArchiveAndEveryone(signed);
    }

    @Test
    void a_second_signature_leaves_the_first_one_whole() throws Exception {
        byte[] twice = new PdfSigner().sign(signed, DemonstrationIdentity.create(NOW), NOW);
        assertThat(Arrays.copyOf(twice, signed.length)).isEqualTo(signed);
        try (PDDocument document = Loader.loadPDF(twice)) {
            assertThat(document.getSignatureDictionaries()).hasSize(2);
        }
    }

    @Test
    void an_expired_or_future_certificate_signs_nothing() {
        for (Instant time : new Instant[] {NOW.plus(Duration.ofDays(3654)), NOW.minus(Duration.ofDays(2))}) {
            assertThatExceptionOfType(SigningCertificateNotValid.class)
                    .isThrownBy(() -> new PdfSigner().sign(pdf, SIGNER, time));
        }
    }

    private static boolean verifies(byte[] document) throws Exception {
        return verifies(document, document);
    }

    /** @param original where the place of the signature is looked up, in case the document can no longer be read */
    private static boolean verifies(byte[] document, byte[] original) throws Exception {
        var verifier = new JcaSimpleSignerInfoVerifierBuilder().build(SIGNER.certificate());
        try {
            return signer(cms(document, original)).verify(verifier);
        } catch (CMSException e) {
            return false; // "message-digest attribute value does not match calculated value"
        }
    }

    private static SignerInformation signer(CMSSignedData cms) {
        return cms.getSignerInfos().getSigners().iterator().next();
    }

    private static CMSSignedData cms(byte[] document, byte[] original) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(original)) {
            var signature = pdf.getLastSignatureDictionary();
            byte[] content = signature.getSignedContent(document);
            // the place is filled up with zeros, which the strict reader refuses
            try (var padded = new ASN1InputStream(signature.getContents())) {
                ASN1Primitive der = padded.readObject();
                return new CMSSignedData(new CMSProcessableByteArray(content), ContentInfo.getInstance(der));
            }
        }
    }
}
