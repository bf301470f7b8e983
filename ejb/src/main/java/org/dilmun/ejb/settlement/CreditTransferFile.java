package org.dilmun.ejb.settlement;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.joda.money.Money;

import org.dilmun.domain.settlement.BankAccount;
import org.dilmun.domain.settlement.Payout;
import org.dilmun.domain.settlement.SettlementRun;

/**
 * The order to the bank: ISO 20022 {@code pain.001.001.09}, one batch of credit transfers. Bodies are no persons, so their payments go by
 * deferred net settlement (DNS) whatever their amount. The same settlement gives the same bytes whenever it is asked for.
 */
final class CreditTransferFile {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;
    private final SettlementRun run;
    private final BankAccount payer;
    private final ZoneId zone;

    private CreditTransferFile(SettlementRun run, BankAccount payer, ZoneId zone) throws XMLStreamException {
        this.run = run;
        this.payer = payer;
        this.zone = zone;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
    }

    /** What stands within an element. */
    private interface Content {
        void write() throws XMLStreamException;
    }

    /** @param run an approved one */
    static byte[] of(SettlementRun run, BankAccount payer, ZoneId zone) {
        try {
            return new CreditTransferFile(run, payer, zone).write();
        } catch (XMLStreamException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    private byte[] write() throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        within("CstmrCdtTrfInitn", () -> {
            within("GrpHdr", this::header);
            within("PmtInf", this::batch);
        });
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
        return bytes.toByteArray();
    }

    private void header() throws XMLStreamException {
        text("MsgId", run.reference().value());
        text(
                "CreDtTm",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        run.decidedAt().truncatedTo(ChronoUnit.SECONDS).atZone(zone)));
        sums();
        within("InitgPty", () -> text("Nm", payer.holder()));
    }

    private void sums() throws XMLStreamException {
        text("NbOfTxs", Integer.toString(run.payouts().size()));
        text("CtrlSum", plain(run.total()));
    }

    private void batch() throws XMLStreamException {
        text("PmtInfId", run.reference().value());
        text("PmtMtd", "TRF");
        text("BtchBookg", "false");
        sums();
        within("PmtTpInf", () -> {
            within("SvcLvl", () -> text("Cd", "NURG"));
            within("LclInstrm", () -> text("Prtry", "DNS"));
            within("CtgyPurp", () -> text("Cd", "GOVT"));
        });
        within("ReqdExctnDt", () -> text("Dt", run.executeOn().toString()));
        within("Dbtr", () -> text("Nm", payer.holder()));
        account("DbtrAcct", payer);
        bank("DbtrAgt", payer);
        text("ChrgBr", "SHAR");
        for (Payout payout : run.payouts()) {
            within("CdtTrfTxInf", () -> transfer(payout));
        }
    }

    private void transfer(Payout payout) throws XMLStreamException {
        within("PmtId", () -> {
            text("InstrId", payout.reference().value());
            text("EndToEndId", payout.reference().value());
            text("UETR", payout.uetr());
        });
        within("Amt", () -> {
            xml.writeStartElement("InstdAmt");
            xml.writeAttribute("Ccy", payout.amount().getCurrencyUnit().getCode());
            xml.writeCharacters(plain(payout.amount()));
            xml.writeEndElement();
        });
        bank("CdtrAgt", payout.account());
        within("Cdtr", () -> text("Nm", payout.account().holder()));
        account("CdtrAcct", payout.account());
        within("Purp", () -> text("Cd", "GOVT"));
        within(
                "RmtInf",
                () -> text(
                        "Ustrd", String.format(Locale.ROOT, "Collections until %s, %s", run.day(), run.reference())));
    }

    private void account(String name, BankAccount account) throws XMLStreamException {
        within(name, () -> within("Id", () -> text("IBAN", account.iban().value())));
    }

    private void bank(String name, BankAccount account) throws XMLStreamException {
        within(name, () -> within("FinInstnId", () -> text("BICFI", account.bic())));
    }

    private void within(String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        content.write();
        xml.writeEndElement();
    }

    private void text(String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    /** With all the decimals of the currency. */
    private static String plain(Money money) {
        BigDecimal amount = money.getAmount();
        return amount.toPlainString();
    }
}
