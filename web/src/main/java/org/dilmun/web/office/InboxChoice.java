package org.dilmun.web.office;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.request.Inbox;

/**
 * Which tasks an official looks at, and in what order. The address holds the whole choice, also that of a case which was
 * opened from the list: so the list goes on there.
 */
@Named
@RequestScoped
public class InboxChoice {

    static final String ESCALATED = "escalated";
    static final List<String> VIEWS = List.of("team", "unclaimed", "mine", ESCALATED);
    static final List<String> DUES = List.of("late", "today", "week");
    static final List<String> SORTS = List.of("due", "received");

    private static final List<String> PARTS = List.of("view", "service", "due", "sort");

    private static final Predicate<String> CODE =
            Pattern.compile("[a-z0-9-]{1,60}").asMatchPredicate();

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    /** One thing that was chosen, for a form to carry. */
    public record Part(String name, String value) {}

    public Inbox.Filter filter() {
        Inbox.Holder holder =
                switch (view()) {
                    case "mine" -> Inbox.Holder.ME;
                    case "unclaimed" -> Inbox.Holder.NOBODY;
                    default -> null;
                };
        LocalDate today = country.day(clock.instant());
        LocalDate until =
                switch (value("due")) {
                    case "late" -> today.minusDays(1);
                    case "today" -> today;
                    case "week" -> today.plusDays(6);
                    default -> null;
                };
        return new Inbox.Filter(
                value("service").isEmpty() ? null : value("service"), holder, until, view().equals(ESCALATED));
    }

    public Inbox.Order order() {
        return value("sort").equals("received") ? Inbox.Order.RECEIVED : Inbox.Order.DUE;
    }

    public String view() {
        return VIEWS.contains(value("view")) ? value("view") : VIEWS.get(0);
    }

    public String sort() {
        return SORTS.contains(value("sort")) ? value("sort") : SORTS.get(0);
    }

    public String value(String part) {
        return parameters.getOrDefault(part, "");
    }

    public List<Part> getParts() {
        return PARTS.stream()
                .filter(name -> !value(name).isEmpty())
                .map(name -> new Part(name, value(name)))
                .toList();
    }

    /** @return what is chosen, by part, to be kept under a name: nothing of what nobody can choose */
    public Map<String, String> kept() {
        var kept = new HashMap<String, String>();
        kept.put("view", view());
        kept.put("sort", sort());
        if (CODE.test(value("service"))) {
            kept.put("service", value("service"));
        }
        if (DUES.contains(value("due"))) {
            kept.put("due", value("due"));
        }
        return Map.copyOf(kept);
    }

    /** @return {@code path} with this choice as its query, and with those parts changed; an empty one goes */
    public String address(String path, Map<String, String> changed) {
        var all = new LinkedHashMap<String, String>();
        PARTS.forEach(name -> all.put(name, value(name)));
        all.putAll(changed);
        return written(path, all);
    }

    /** @return {@code path} with a choice that was kept as its query */
    public static String addressOf(String path, Map<String, String> kept) {
        var all = new LinkedHashMap<String, String>();
        PARTS.forEach(name -> all.put(name, kept.getOrDefault(name, "")));
        return written(path, all);
    }

    private static String written(String path, Map<String, String> all) {
        String query = all.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
