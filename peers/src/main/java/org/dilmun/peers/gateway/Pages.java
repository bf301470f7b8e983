package org.dilmun.peers.gateway;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws the hosted pages. */
final class Pages {

    private static final Template LAYOUT = Template.load("layout.html");
    private static final Template ORDER = Template.load("order.html");
    private static final Template CARD = Template.load("card.html");
    private static final Template CARD_ROW = Template.load("card-row.html");
    private static final Template CHALLENGE = Template.load("challenge.html");
    private static final Template FIELD = Template.load("field.html");
    private static final Template FIELD_ERROR = Template.load("field-error.html");
    private static final Template SUMMARY = Template.load("summary.html");
    private static final Template SUMMARY_ROW = Template.load("summary-row.html");
    private static final Template PAYER = Template.load("payer.html");
    private static final Template STORY_ROW = Template.load("story-row.html");
    private static final Template MESSAGE = Template.load("message.html");
    private static final Template BACK = Template.load("back.html");

    private static final String SAMPLE_EXPIRY = "12/30";
    private static final String SAMPLE_CVV = "123";

    private final Texts texts;

    Pages(String language) {
        this.texts = Texts.in(language);
    }

    /** @param sample a test card that the payer picked from the list, to fill in the form with */
    String card(Session session, CardForm form, Optional<TestCard> sample) {
        Map<String, String> errors = texts(form.errors());
        String content = CARD.fill(
                        texts,
                        Map.of(
                                "order", order(session),
                                "summary", summary(errors),
                                "number",
                                        field(
                                                "number",
                                                sample.map(TestCard::grouped).orElse(""),
                                                23,
                                                errors),
                                "expiry",
                                        field("expiry", sample.isPresent() ? SAMPLE_EXPIRY : form.expiry(), 9, errors),
                                "cvv", field("cvv", sample.isPresent() ? SAMPLE_CVV : "", 3, errors),
                                "session", session.id(),
                                "pay", texts.get("action.pay", amount(session)),
                                "cards", cards()))
                .markup();
        return page("card.title", content, !errors.isEmpty());
    }

    /** @param wrong whether the payer has just entered a wrong code */
    String challenge(Session session, boolean wrong) {
        int left = Issuer.MOST_WRONG_CODES - session.wrongCodes();
        Map<String, String> errors =
                wrong ? Map.of("code", texts.get("error.code.wrong", Integer.toString(left))) : Map.of();
        String content = CHALLENGE
                .fill(
                        texts,
                        Map.of(
                                "order", order(session),
                                "summary", summary(errors),
                                "code", field("code", "", 6, errors),
                                "session", session.id(),
                                "masked", session.authorisation().card().masked()))
                .markup();
        return page("challenge.title", content, wrong);
    }

    /** @param wrong text keys of what is wrong, by field */
    String payer(Kind kind, Session session, Map<String, String> wrong) {
        Map<String, String> errors = texts(wrong);
        String asked =
                texts.number(session.order().amountMinor(), session.order().currency());
        Map<String, Object> values = new HashMap<>();
        values.put("page-title", texts.get(kind.code() + ".title"));
        values.put("page-text", texts.get(kind.code() + ".text"));
        values.put("page-action", texts.get(kind.code() + ".action", amount(session)));
        values.put("summary", summary(errors));
        values.put("order", order(session));
        values.put("action", kind.path() + session.id());
        values.put("amount", kind == Kind.BANK ? field("amount", asked, 15, errors) : Html.NOTHING);
        values.put("stories", stories());
        return page(kind.code() + ".title", PAYER.fill(texts, values).markup(), !errors.isEmpty());
    }

    private Html stories() {
        return join(Stream.of(Story.values())
                .map(story -> STORY_ROW.fill(
                        texts,
                        Map.of(
                                "code", story.code(),
                                "checked", story == Story.APPROVED ? new Html(" checked") : Html.NOTHING,
                                "story", texts.get("story." + story.code())))));
    }

    /** Says that the session is over, with the way back to the merchant. */
    String over(Session session) {
        String kind = session.status() == SessionStatus.EXPIRED ? "expired" : "closed";
        String address = session.order().returnUrlFor(session.id());
        return message(kind, BACK.fill(texts, Map.of("address", address)));
    }

    /** Says that no answer came in time. */
    String timeout() {
        return message("timeout", Html.NOTHING);
    }

    /** @param kind {@code unknown}, {@code invalid} or {@code failed} */
    String problem(String kind) {
        return message(kind, Html.NOTHING);
    }

    private String message(String kind, Html back) {
        Html content = MESSAGE.fill(
                texts,
                Map.of(
                        "title", texts.get(kind + ".title"),
                        "text", texts.get(kind + ".text"),
                        "back", back));
        return page(kind + ".title", content.markup(), false);
    }

    private String page(String title, String content, boolean faulty) {
        String name = texts.get(title);
        return LAYOUT.fill(
                        texts,
                        Map.of(
                                "lang", texts.language(),
                                "title", faulty ? texts.get("error.title", name) : name,
                                "simulation-ar", Texts.in("ar").get("simulation"),
                                "simulation-en", Texts.in("en").get("simulation"),
                                "content", new Html(content)))
                .markup();
    }

    private Html order(Session session) {
        return ORDER.fill(
                texts,
                Map.of(
                        "description", session.order().description().get(texts.language()),
                        "reference", session.order().merchantReference(),
                        "total", amount(session)));
    }

    private Html field(String name, String value, int length, Map<String, String> errors) {
        boolean wrong = errors.containsKey(name);
        Map<String, Object> values = new HashMap<>();
        values.put("name", name);
        values.put("label", texts.get("field." + name));
        values.put("hint", texts.get("field." + name + ".hint"));
        values.put("value", value);
        values.put("length", length);
        values.put("invalid", wrong);
        values.put("described-by", wrong ? name + "-error " + name + "-hint" : name + "-hint");
        values.put(
                "error",
                wrong ? FIELD_ERROR.fill(texts, Map.of("name", name, "message", errors.get(name))) : Html.NOTHING);
        return FIELD.fill(texts, values);
    }

    private Html summary(Map<String, String> errors) {
        if (errors.isEmpty()) {
            return Html.NOTHING;
        }
        Html rows = join(errors.entrySet().stream()
                .map(error -> SUMMARY_ROW.fill(texts, Map.of("name", error.getKey(), "message", error.getValue()))));
        return SUMMARY.fill(texts, Map.of("rows", rows));
    }

    private Html cards() {
        return join(Stream.of(TestCard.values())
                .map(card -> CARD_ROW.fill(
                        texts,
                        Map.of(
                                "code", card.code(),
                                "number", card.grouped(),
                                "story", texts.get("test-card." + card.code())))));
    }

    private Map<String, String> texts(Map<String, String> keys) {
        Map<String, String> result = new LinkedHashMap<>();
        keys.forEach((field, key) -> result.put(field, texts.get(key)));
        return result;
    }

    private String amount(Session session) {
        return texts.amount(session.order().amountMinor(), session.order().currency());
    }

    private static Html join(Stream<Html> pieces) {
        return new Html(pieces.map(Html::markup).collect(Collectors.joining()));
    }
}
