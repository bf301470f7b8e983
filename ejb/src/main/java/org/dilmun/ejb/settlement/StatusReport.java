package org.dilmun.ejb.settlement;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the bank says became of an order: ISO 20022 {@code pain.002}, of any version, since banks move at their own pace. Elements are known
 * by their names, wherever the bank's style puts them; a document type, and with it every entity, is refused.
 *
 * @param messageId as the bank numbers its messages
 * @param original the order that it is about
 * @param status of the whole order, the last one said; null if the bank speaks of single payments only
 * @param payments of which it speaks, in its order
 */
record StatusReport(String messageId, String original, String status, List<Payment> payments) {

    private static final String REPORT = "CstmrPmtStsRpt";
    private static final String PAYMENT = "TxInfAndSts";
    private static final Set<String> WANTED = Set.of(
            "MsgId", "OrgnlMsgId", "GrpSts", "PmtInfSts", "OrgnlEndToEndId", "TxSts", "Cd", "Prtry", "StsRsnInf");

    /** No identifier or code is longer. */
    private static final int LENGTH = 35;

    /** An order has one payment a body. */
    private static final int PAYMENTS = 10_000;

    StatusReport {
        payments = List.copyOf(payments);
    }

    /** @param reason why it is refused, {@code AC01}; null if the bank does not say */
    record Payment(String reference, String status, String reason) {}

    /** @throws BankMessageBroken if it is none */
    static StatusReport read(InputStream file) {
        try {
            return new Reading(file).report();
        } catch (XMLStreamException noXml) {
            throw new BankMessageBroken();
        }
    }

    /** Goes through the file once. */
    private static final class Reading {

        private final XMLStreamReader xml;
        private final List<Payment> payments = new ArrayList<>();
        private boolean isReport;
        private boolean inPayment;
        private boolean inReason;
        private String messageId;
        private String original;
        private String status;
        private String reference;
        private String paymentStatus;
        private String reason;

        Reading(InputStream file) throws XMLStreamException {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            xml = factory.createXMLStreamReader(file);
        }

        StatusReport report() throws XMLStreamException {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new BankMessageBroken();
                    case XMLStreamConstants.START_ELEMENT -> begin(xml.getLocalName());
                    case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                    default -> {}
                }
            }
            if (!isReport || messageId == null || original == null) {
                throw new BankMessageBroken();
            }
            return new StatusReport(messageId, original, status, payments);
        }

        private void begin(String name) throws XMLStreamException {
            if (name.equals(REPORT)) {
                isReport = true;
            } else if (name.equals(PAYMENT)) {
                inPayment = true;
                reference = null;
                paymentStatus = null;
                reason = null;
            } else if (name.equals("StsRsnInf")) {
                inReason = true;
            } else if (WANTED.contains(name)) {
                keep(name, text());
            }
        }

        private void keep(String name, String text) {
            switch (name) {
                case "MsgId" -> messageId = messageId == null ? text : messageId;
                case "OrgnlMsgId" -> original = text;
                case "GrpSts", "PmtInfSts" -> status = text;
                case "OrgnlEndToEndId" -> reference = text;
                case "TxSts" -> paymentStatus = text;
                default -> reason = inPayment && inReason ? text : reason;
            }
        }

        private void end(String name) {
            if (name.equals("StsRsnInf")) {
                inReason = false;
            } else if (name.equals(PAYMENT)) {
                inPayment = false;
                if (reference == null || payments.size() == PAYMENTS) {
                    throw new BankMessageBroken();
                }
                payments.add(new Payment(reference, paymentStatus, reason));
            }
        }

        /** Stops before a text that has no end. */
        private String text() throws XMLStreamException {
            var text = new StringBuilder();
            while (xml.next() != XMLStreamConstants.END_ELEMENT) {
                if (!xml.isCharacters() || text.length() + xml.getTextLength() > LENGTH * 2) {
                    throw new BankMessageBroken();
                }
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
            String said = text.toString().strip();
            if (said.isEmpty() || said.length() > LENGTH) {
                throw new BankMessageBroken();
            }
            return said;
        }
    }
}
