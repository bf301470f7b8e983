package org.dilmun.ejb.receipt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.SplittableRandom;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.document.VerificationCode;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.receipt.Receipt;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.payment.Answer;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.receipt.ReceiptPapers.Paper;
import org.dilmun.ejb.request.Fixtures;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;

@OnDatabase
class ReceiptPapersTest {

    private final TestOffice office = new TestOffice();

    private Actor payer;
    private Actor stranger;
    private PaymentOrder order;
    private Receipt receipt;

    @BeforeEach
    void arrange() {
        office.collecting().open(Fixtures.ID_CARD);
        payer = office.person("850101345");
        stranger = office.person("850101346");
        Request request = office.submit(payer, office.filledIn(payer, Fixtures.ID_CARD.code(), "centre"));
        order = office.order(request);
        PaymentAttempt attempt = office.startPaying(payer, order);
        var card = new CardEvidence("411111******1111", "visa", "730908000001", "A1B2C3");
        office.settle(attempt, new Answer.Yes<>(new Capture("S1", order.amount(), card)));
        office.does(Actor.NOBODY, () -> office.bean(JobLeases.class).take(ReceiptNumbering.JOB, Duration.ofMinutes(1)));
        office.does(Actor.NOBODY, () -> office.bean(ReceiptNumbering.class).number(order.id()));
        receipt = issued();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Receipt issued() {
        return office.as(payer, () -> office.bean(Receipts.class).ofOrder(order))
                .get(0)
                .receipt();
    }

    private Paper paper() {
        return office.as(payer, () -> office.bean(ReceiptPapers.class).paper(receipt.reference()));
    }

    private static String text(Paper paper) {
        try (var pdf = Loader.loadPDF(paper.content())) {
            assertThat(pdf.getSignatureDictionaries()).hasSize(1);
            return Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFKC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_paper_says_in_both_languages_what_was_paid_by_whom_and_how_to_verify_it() {
        Paper paper = paper();
        assertThat(paper.number().toString()).isEqualTo("IGA-2017-000001");
        assertThat(text(paper))
                .contains("Payment receipt IGA-2017-000001", "has been received from Person", "BHD 4.000")
                .contains("إيصال دفع رقم", "المبين أدناه من شخص", "الهيئة")
                .contains(
                        "Visa card ending in 1111",
                        order.reference().value(),
                        receipt.code().value())
                .contains("/ar/verify/" + receipt.code())
                .contains("1 / 1")
                .doesNotContain("411111", "850101345");
    }

    @Test
    void it_is_made_when_it_is_first_wanted_and_the_same_ever_after() {
        assertThat(receipt.fileHash()).isNull();
        Paper first = paper();
        assertThat(issued().fileHash()).hasSize(64);
        assertThat(paper().content()).isEqualTo(first.content());
    }

    @Test
    void of_two_who_want_it_first_both_get_the_one_that_is_kept() {
        ReceiptFiles files = office.bean(ReceiptFiles.class);
        byte[] quicker = office.as(payer, () -> files.keep(receipt, new byte[] {1}));
        byte[] slower = office.as(payer, () -> files.keep(receipt, new byte[] {2}));
        assertThat(quicker).containsExactly(1);
        assertThat(slower).containsExactly(1);
    }

    @Test
    void nobody_but_who_sees_the_order_gets_it() {
        ReceiptPapers papers = office.bean(ReceiptPapers.class);
        Reference absent = Reference.create(Receipt.PREFIX, 2017, new SplittableRandom(1));
        assertThat(office.refusal(stranger, () -> papers.paper(receipt.reference())))
                .isInstanceOf(Refused.class);
        assertThat(office.refusal(payer, () -> papers.paper(absent))).isInstanceOf(NotFound.class);
    }

    @Test
    void whoever_holds_the_code_reads_initials_and_the_amount_and_a_list_is_of_ones_own() {
        Receipts receipts = office.bean(Receipts.class);
        assertThat(office.as(Actor.NOBODY, () -> receipts.verify(receipt.code())))
                .hasValueSatisfying(found -> {
                    assertThat(found.receipt().amount()).isEqualTo(order.amount());
                    assertThat(found.receipt().payerInitials().in("en")).isEqualTo("Person");
                });
        assertThat(office.as(Actor.NOBODY, () -> receipts.verify(VerificationCode.create(new SplittableRandom(1)))))
                .isEmpty();
        assertThat(office.as(payer, () -> receipts.listOwn(2017))).hasSize(1);
        assertThat(office.as(payer, () -> receipts.listOwn(2018))).isEmpty();
        assertThat(office.as(payer, receipts::ownYears)).containsExactly(2017);
        assertThat(office.as(stranger, () -> receipts.listOwn(2017))).isEmpty();
    }
}
