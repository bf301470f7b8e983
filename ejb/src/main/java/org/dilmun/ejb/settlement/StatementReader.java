package org.dilmun.ejb.settlement;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import org.dilmun.domain.settlement.BankStatement;
import org.dilmun.domain.settlement.Iban;
import org.dilmun.domain.settlement.MalformedIban;

/**
 * Reads a statement of a bank, ISO 20022 {@code camt.053}, from {@code .001.02} to {@code .001.08}, in memory that does not grow with it.
 * Banks differ: some book each transfer, some the batch, some leave the details out. A document type, and with it every entity, is refused.
 */
public final class StatementReader {

    private static final String STATEMENT = "Document/BkToCstmrStmt/Stmt";
    private static final Set<String> AMOUNTS =
            Set.of("Bal/Amt", "Ntry/Amt", "Ntry/NtryDtls/TxDtls/Amt", "Ntry/NtryDtls/TxDtls/AmtDtls/TxAmt/Amt");

    private static final int DEPTH = 30;

    /** No text that we keep is longer. */
    private static final int LENGTH = 500;

    private static final int NAME = 35;
    private static final int DIGITS = 18;
    private static final int DAY = 10;

    private final XMLStreamReader xml;
    private final CurrencyUnit currency;
    private final Consumer<BankStatement.Content> begin;
    private final Consumer<Line> lines;
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    private String id;
    private String sequence;
    private String iban;
    private Money opening;
    private Money closing;
    private LocalDate closedOn;
    private boolean begun;
    private boolean ended;
    private Balance balance = new Balance();
    private Booked entry = new Booked();
    private Detail detail = new Detail();

    /**
     * Something that was booked.
     *
     * @param reference end to end; null if the bank does not say
     * @param batch the order that was booked as one; null if it was not
     * @param bankReference by which the bank finds it; may be null
     * @param text what it says; may be empty
     * @param reason why it comes back; null if it does not
     */
    public record Line(
            Money amount,
            boolean credit,
            boolean fee,
            LocalDate bookedOn,
            String reference,
            String batch,
            String bankReference,
            String text,
            String reason) {}

    /** Half of a balance: the type comes before the amount. */
    private static final class Balance {
        private String type;
        private String amount;
        private boolean debit;
        private LocalDate day;
    }

    /** An entry while it is read. */
    private static final class Booked {
        private Money amount;
        private String direction;
        private boolean reversed;
        private String state = "BOOK";
        private LocalDate day;
        private String bankReference;
        private String batch;
        private String text = "";
        private boolean fee;
        private final List<Detail> details = new ArrayList<>();
    }

    /** One transfer of it. */
    private static final class Detail {
        private Money amount;
        private String reference;
        private String text = "";
        private String reason;
    }

    private StatementReader(
            InputStream file, CurrencyUnit currency, Consumer<BankStatement.Content> begin, Consumer<Line> lines)
            throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        this.xml = factory.createXMLStreamReader(file);
        this.currency = currency;
        this.begin = begin;
        this.lines = lines;
    }

    /**
     * Goes through the file once.
     *
     * @param begin is told first what the statement says of itself
     * @param lines is told each line
     * @throws BankMessageBroken if it is no statement, or none in our currency
     */
    static void read(
            InputStream file, CurrencyUnit currency, Consumer<BankStatement.Content> begin, Consumer<Line> lines) {
        try {
            new StatementReader(file, currency, begin, lines).read();
        } catch (XMLStreamException
                | DateTimeException
                | ArithmeticException
                | NumberFormatException
                | MalformedIban e) {
            throw new BankMessageBroken();
        }
    }

    private void read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new BankMessageBroken();
                case XMLStreamConstants.START_ELEMENT -> open(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> collect();
                case XMLStreamConstants.END_ELEMENT -> close();
                default -> {}
            }
        }
        if (!ended) {
            throw new BankMessageBroken();
        }
    }

    private void open(String name) {
        path.addLast(name);
        if (path.size() > DEPTH) {
            throw new BankMessageBroken();
        }
        text.setLength(0);
        String at = String.join("/", path);
        if (at.equals(STATEMENT) && ended) {
            throw new BankMessageBroken(); // one statement a file
        }
        String within = within(at);
        if (AMOUNTS.contains(within)
                && xml.getAttributeValue(null, "Ccy") != null
                && !currency.getCode().equals(xml.getAttributeValue(null, "Ccy"))) {
            throw new BankMessageBroken();
        }
        switch (within) {
            case "Bal" -> balance = new Balance();
            case "Ntry" -> {
                begin();
                entry = new Booked();
            }
            case "Ntry/NtryDtls/TxDtls" -> detail = new Detail();
            default -> {}
        }
    }

    /** @return the place within the statement; empty outside of it */
    private static String within(String at) {
        return at.startsWith(STATEMENT + "/") ? at.substring(STATEMENT.length() + 1) : "";
    }

    private void collect() {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        if (text.length() > LENGTH) {
            throw new BankMessageBroken();
        }
    }

    private void close() {
        String at = String.join("/", path);
        path.removeLast();
        String said = text.toString().strip();
        text.setLength(0);
        if (at.equals(STATEMENT)) {
            begin();
            ended = true;
        } else {
            head(within(at), said);
            booked(within(at), said);
        }
    }

    private void head(String at, String said) {
        switch (at) {
            case "Id" -> id = said;
            case "ElctrncSeqNb" -> sequence = said;
            case "Acct/Id/IBAN" -> iban = said;
            case "Bal/Tp/CdOrPrtry/Cd" -> balance.type = said;
            case "Bal/Amt" -> balance.amount = said;
            case "Bal/CdtDbtInd" -> balance.debit = said.equals("DBIT");
            case "Bal/Dt/Dt", "Bal/Dt/DtTm" -> balance.day = day(said);
            case "Bal" -> keep(balance);
            default -> {}
        }
    }

    private void keep(Balance read) {
        Money amount = money(read.amount);
        Money signed = read.debit ? amount.negated() : amount;
        if ("OPBD".equals(read.type)) {
            opening = signed;
        } else if ("CLBD".equals(read.type)) {
            closing = signed;
            closedOn = read.day;
        }
    }

    private void begin() {
        if (begun) {
            return;
        }
        if (id == null
                || id.isEmpty()
                || id.length() > NAME
                || iban == null
                || opening == null
                || closing == null
                || closedOn == null) {
            throw new BankMessageBroken();
        }
        begun = true;
        begin.accept(new BankStatement.Content(
                id, sequence == null ? null : Long.valueOf(sequence), Iban.parse(iban), opening, closing, closedOn));
    }

    private void booked(String at, String said) {
        switch (at) {
            case "Ntry/Amt" -> entry.amount = money(said);
            case "Ntry/CdtDbtInd" -> entry.direction = said;
            case "Ntry/RvslInd" -> entry.reversed = said.equals("true") || said.equals("1");
            case "Ntry/Sts", "Ntry/Sts/Cd" -> entry.state = said.isEmpty() ? entry.state : said;
            case "Ntry/BookgDt/Dt", "Ntry/BookgDt/DtTm" -> entry.day = day(said);
            case "Ntry/AcctSvcrRef" -> entry.bankReference = said;
            case "Ntry/BkTxCd/Domn/Fmly/SubFmlyCd" -> entry.fee = said.equals("CHRG");
            case "Ntry/NtryDtls/Btch/MsgId" -> entry.batch = said;
            case "Ntry/NtryDtls/Btch/PmtInfId" -> entry.batch = entry.batch == null ? said : entry.batch;
            case "Ntry/AddtlNtryInf" -> entry.text = said;
            case "Ntry/NtryDtls/TxDtls/Refs/EndToEndId" -> detail.reference = said;
            case "Ntry/NtryDtls/TxDtls/Amt", "Ntry/NtryDtls/TxDtls/AmtDtls/TxAmt/Amt" -> detail.amount = money(said);
            case "Ntry/NtryDtls/TxDtls/RmtInf/Ustrd" -> detail.text = said;
            case "Ntry/NtryDtls/TxDtls/RtrInf/Rsn/Cd" -> detail.reason = said;
            case "Ntry/NtryDtls/TxDtls" -> entry.details.add(detail);
            case "Ntry" -> tell(entry);
            default -> {}
        }
    }

    private void tell(Booked read) {
        if (!read.state.equals("BOOK")) {
            return; // announced, and not in the balances
        }
        if (read.amount == null || read.direction == null) {
            throw new BankMessageBroken();
        }
        boolean apart = read.details.size() > 1
                && read.details.stream().allMatch(each -> each.amount != null)
                && read.details.stream()
                        .map(each -> each.amount)
                        .reduce(Money::plus)
                        .orElseThrow()
                        .isEqual(read.amount);
        if (apart) {
            read.details.forEach(each -> lines.accept(line(read, each, each.amount)));
        } else {
            lines.accept(line(read, read.details.size() == 1 ? read.details.get(0) : new Detail(), read.amount));
        }
    }

    private Line line(Booked read, Detail of, Money amount) {
        String why = of.reason == null && read.reversed ? "" : of.reason;
        return new Line(
                amount,
                read.direction.equals("CRDT"),
                read.fee,
                read.day == null ? closedOn : read.day,
                of.reference == null || of.reference.equals("NOTPROVIDED") ? null : of.reference,
                read.batch,
                read.bankReference,
                of.text.isEmpty() ? read.text : of.text,
                why);
    }

    /** Never less than nothing; the sides are told apart. */
    private Money money(String said) {
        var amount = new BigDecimal(said == null ? "" : said);
        if (amount.signum() < 0 || amount.precision() > DIGITS) {
            throw new BankMessageBroken();
        }
        return Money.of(currency, amount);
    }

    private static LocalDate day(String said) {
        return LocalDate.parse(said.length() > DAY ? said.substring(0, DAY) : said);
    }
}
