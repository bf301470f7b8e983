package org.dilmun.web;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.DescriptorReader;
import org.dilmun.web.Browser.Upload;
import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** Each service that is described as an e-service, from the application to what it yields, through the pages of those concerned. */
@ExtendWith(Micro.class)
class ServicesIT {

    private static final String MARYAM = "920704565";
    private static final String ANIL = "880100036";
    private static final String FATIMA = "600503127";
    private static final String NOORA = "781107776";
    private static final String ALI = "840615302";
    private static final String ZAHRA = "900824611";
    private static final String SARA = "860402177";
    private static final String HUSAIN = "911108238";
    private static final String LAYLA = "830704310";
    private static final String AMINA = "880912251";
    private static final String ABDULLA = "790516144";
    private static final String HANAN = "870914006";
    private static final String KHALID = "811203379";
    private static final String MONA = "870605283";
    private static final String SAEED = "850907128";
    private static final String JAMAL = "840712308";

    private static final String AT_ONCE = "5555 5555 5555 4444";
    private static final Pattern REFERENCE = Pattern.compile("[A-Z]{3}-\\d\\d-.{4}-.{4}");
    private static final Pattern ORDER = Pattern.compile("/en/pay/PAY-\\d\\d-.{4}-.{4}");
    private static final byte[] PDF = TestFiles.PDF;
    private static final byte[] PNG = TestFiles.PNG;

    /**
     * One asks for an advanced eKey, which no person of the demonstration has; its form is walked by {@link FormIT}. Others wait for a day that has
     * to come, which {@link AppointmentIT} lets it; one is signed by others ({@link SignersIT}); the
     * rest need a register with somebody in it ({@link TransferIT}, {@link ResultIT}).
     */
    private static final Set<String> ELSEWHERE = Set.of(
            "housing-application",
            "id-card-first-citizen",
            "road-test-booking",
            "student-transfer",
            "exam-grievance",
            "exam-result-certificate",
            "lease-registration");

    private final Platform platform;

    ServicesIT(Platform platform) {
        this.platform = platform;
    }

    /**
     * One way through a service.
     *
     * @param paid when the fee is due
     * @param yields what the applicant's page has in the end: the title of a certificate; null if none
     */
    private record Walk(
            String service,
            String applicant,
            List<Answered> pages,
            Paid paid,
            List<Decision> decisions,
            String yields) {

        @Override
        public String toString() {
            return service;
        }
    }

    private enum Paid {
        NEVER,
        FIRST,
        LAST
    }

    /** The answers of one page of the form; {@code files} are the fields that take files. */
    private record Answered(Map<String, String> answers, List<String> files) {}

    /** What an official posts. */
    private record Decision(String official, Map<String, String> posted) {

        static Decision of(String official, String action) {
            return new Decision(official, Map.of("action", action));
        }
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Bahrain"));
    }

    private static Answered page(String... answers) {
        var all = new LinkedHashMap<String, String>();
        for (int i = 0; i < answers.length; i += 2) {
            all.put(answers[i], answers[i + 1]);
        }
        return new Answered(all, List.of());
    }

    private static Answered withFile(String file, String... answers) {
        return new Answered(page(answers).answers(), List.of(file));
    }

    private static Walk walk(String service, String applicant, String official, String action, Answered... pages) {
        return new Walk(service, applicant, List.of(pages), Paid.NEVER, List.of(Decision.of(official, action)), null);
    }

    private static Walk paid(Walk walk) {
        return new Walk(walk.service(), walk.applicant(), walk.pages(), Paid.FIRST, walk.decisions(), walk.yields());
    }

    private static Walk paidAtTheEnd(Walk walk) {
        return new Walk(walk.service(), walk.applicant(), walk.pages(), Paid.LAST, walk.decisions(), walk.yields());
    }

    private static Walk yielding(String title, Walk walk) {
        return new Walk(walk.service(), walk.applicant(), walk.pages(), walk.paid(), walk.decisions(), title);
    }

    /** The only part is accepted. */
    private static Walk partByPart(Walk walk) {
        Decision whole = walk.decisions().get(0);
        var posted = new LinkedHashMap<>(whole.posted());
        posted.put("part-0", "accept");
        var decisions = List.of(new Decision(whole.official(), posted));
        return new Walk(walk.service(), walk.applicant(), walk.pages(), walk.paid(), decisions, walk.yields());
    }

    private static Walk then(String official, String action, Walk walk) {
        var decisions = Stream.concat(walk.decisions().stream(), Stream.of(Decision.of(official, action)))
                .toList();
        return new Walk(walk.service(), walk.applicant(), walk.pages(), walk.paid(), decisions, walk.yields());
    }

    private static String[] address(String field, String governorate) {
        return address(field, "317", governorate);
    }

    private static String[] address(String field, String block, String governorate) {
        return new String[] {
            field + "-building",
            "96",
            field + "-road",
            "1702",
            field + "-block",
            block,
            field + "-governorate",
            governorate
        };
    }

    private static String[] both(String[] first, String... second) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(second)).toArray(String[]::new);
    }

    static Stream<Walk> walks() {
        return Stream.of(
                yielding(
                        "Certificate of replacement of an ID card",
                        paid(walk(
                                "id-card-replacement",
                                ANIL,
                                NOORA,
                                "approve",
                                page("reason", "lost", "happened_on", "2026-01-05"),
                                page("delivery", "post")))),
                walk(
                        "newborn-number",
                        MARYAM,
                        SARA,
                        "confirm",
                        page(
                                "relation",
                                "mother",
                                "other_parent",
                                "Ali Ahmed",
                                "born_on",
                                today().minusDays(3).toString(),
                                "sex",
                                "female",
                                "hospital",
                                "Salmaniya"),
                        withFile("notification")),
                yielding(
                        "Birth certificate",
                        paid(walk(
                                "birth-certificate",
                                MARYAM,
                                NOORA,
                                "register",
                                page("child_name", "ليلى علي أحمد", "child_name_latin", "Layla Ali Ahmed"),
                                withFile(
                                        "notification",
                                        "born_on",
                                        today().minusDays(3).toString(),
                                        "sex",
                                        "female",
                                        "hospital",
                                        "Salmaniya"),
                                withFile("marriage_contract")))),
                yielding(
                        "Extract of a birth certificate",
                        paid(walk(
                                "birth-certificate-extract",
                                MARYAM,
                                NOORA,
                                "issue",
                                page("whose", "self"),
                                page("reason", "damaged")))),
                paid(walk(
                        "id-card-child",
                        MARYAM,
                        NOORA,
                        "approve",
                        page(
                                "child_name",
                                "ليلى علي أحمد",
                                "child_name_latin",
                                "Layla Ali Ahmed",
                                "born_on",
                                today().minusDays(3).toString()),
                        withFile("photo"))),
                paid(walk(
                        "address-change",
                        FATIMA,
                        NOORA,
                        "approve",
                        page(both(
                                address("new_address", "capital"),
                                "moved_on",
                                today().minusDays(3).toString())),
                        withFile("proof", "holding", "owner"))),
                paid(walk(
                        "ewa-move-in",
                        MARYAM,
                        ZAHRA,
                        "transfer",
                        withFile(
                                "proof",
                                both(
                                        address("premises", "capital"),
                                        "holding",
                                        "tenant",
                                        "from",
                                        today().minusDays(3).toString())),
                        withFile("meters_photo", "meter", "single", "pipe", "half"),
                        page("iban", "BH67BMAG00001299123456"))),
                partByPart(walk(
                        "ewa-bill-dispute",
                        MARYAM,
                        ZAHRA,
                        "accept",
                        page("purpose", "wrong"),
                        page(both(address("premises", "capital"), "account", "102345675", "holder", "self")),
                        page(
                                "parts",
                                "water",
                                "disputed-0-number",
                                "B-1",
                                "disputed-0-issued_on",
                                "2026-10-01",
                                "disputed-0-amount",
                                "40",
                                "disputed-0-wrong",
                                "12.500"),
                        page("reason", "Nobody lived there.", "reading_differs", "no"))),
                walk(
                        "ewa-instalments",
                        MARYAM,
                        ZAHRA,
                        "accept",
                        page("account", "102345675"),
                        page("arrears", "600", "salary", "480", "months", "24"),
                        withFile("salary_certificate")),
                walk(
                        "house-renovation",
                        MARYAM,
                        SAEED,
                        "approve",
                        page("salary", "480", "owned_since", "2001-02-03"),
                        page(both(address("house", "211", "muharraq"), "inherited", "no")),
                        new Answered(Map.of(), List.of("title_document", "salary_certificate", "electricity_bill"))),
                paidAtTheEnd(then(
                        JAMAL,
                        "approve",
                        then(
                                ALI,
                                "agree",
                                walk(
                                        "sewer-connection",
                                        MARYAM,
                                        ZAHRA,
                                        "agree",
                                        page(both(address("property", "capital"), "deed", "1234/2016", "use", "home")),
                                        page("under_road", "yes", "cesspit", "no"),
                                        withFile("drawing"))))),
                paid(walk(
                        "driving-licence-replacement",
                        ANIL,
                        ALI,
                        "approve",
                        page("reason", "lost", "happened_on", "2026-10-05"),
                        page("delivery", "post"))),
                paid(walk(
                        "international-permit",
                        MARYAM,
                        ALI,
                        "approve",
                        page("valid_until", today().plusYears(2).toString(), "categories", "car"),
                        withFile("photo"))),
                paid(walk(
                        "expat-medical-appeal",
                        MARYAM,
                        SARA,
                        "accept",
                        page(
                                "worker_name",
                                "Anil Kumar",
                                "passport",
                                "K1234567",
                                "examined_on",
                                today().minusDays(10).toString(),
                                "wish",
                                "again"),
                        withFile("report", "grounds", "The picture was not clear."))),
                yielding(
                        "Student status letter",
                        paid(walk(
                                "uob-letter",
                                ANIL,
                                HUSAIN,
                                "confirm",
                                page("student_number", "20261234", "purpose", "training")))),
                walk(
                        "uob-leave",
                        MARYAM,
                        HUSAIN,
                        "approve",
                        page(
                                "student_number",
                                "20261234",
                                "semester",
                                "second",
                                "year",
                                "2026",
                                "postponed_before",
                                "one"),
                        page("reason", "family", "details", "Care of a relative.")),
                walk(
                        "consumer-complaint",
                        ANIL,
                        LAYLA,
                        "settle",
                        page("shop", "A shop", "bought", "web", "website", "shop.example"),
                        page("about", "refund", "bought_on", "2026-10-05", "paid", "25", "details", "No refund."),
                        withFile("invoice")),
                then(
                        ABDULLA,
                        "approve",
                        then(
                                AMINA,
                                "accept",
                                walk(
                                        "elderly-day-care",
                                        FATIMA,
                                        HANAN,
                                        "confirm",
                                        page(
                                                "club",
                                                "uco",
                                                "lives_with",
                                                "alone",
                                                "transport",
                                                "yes",
                                                "relative_phone",
                                                "36001234"),
                                        withFile("medical_report", "conditions", "walking")))),
                walk(
                        "elderly-devices",
                        FATIMA,
                        AMINA,
                        "approve",
                        page("device", "wheelchair", "has_one", "no"),
                        withFile("medical_report")),
                paid(walk(
                        "school-certificate",
                        ANIL,
                        KHALID,
                        "issue",
                        page(
                                "stage",
                                "secondary",
                                "school",
                                "Manama Secondary",
                                "graduated_on",
                                "2006-06-15",
                                "reason",
                                "lost"),
                        page("delivery", "ministry"))),
                yielding(
                        "Certificate of a PO box",
                        paid(walk(
                                "po-box-rent",
                                MARYAM,
                                MONA,
                                "assign",
                                page("holder", "self", "phone", "36001234"),
                                page("office", "riffa")))),
                paid(walk(
                        "mail-redirection",
                        MARYAM,
                        MONA,
                        "start",
                        page(both(address("old_address", "capital"), address("new_address", "muharraq"))),
                        page(
                                "from",
                                today().plusDays(1).toString(),
                                "until",
                                today().plusDays(60).toString(),
                                "household",
                                "yes"))));
    }

    @ParameterizedTest
    @MethodSource("walks")
    void it_is_applied_for_decided_and_yields_what_it_says(Walk walk) {
        var applicant = Browser.signedIn(platform, walk.applicant()).open("/en/apply/" + walk.service());
        for (Answered page : walk.pages()) {
            answer(applicant, page);
        }
        assertThat(applicant.path()).as(applicant.page()).endsWith("/review");
        String reference = reference(applicant.path());
        applicant.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        if (walk.paid() == Paid.FIRST) {
            pay(applicant);
        }

        for (Decision decision : walk.decisions()) {
            var official = Browser.signedIn(platform, decision.official()).open("/ar/office/cases/" + reference);
            official.post("case", "action", Map.of("action", "claim"));
            official.post("case", "action", decision.posted());
            assertThat(official.path()).as(official.page()).isEqualTo("/ar/office?done=" + reference);
        }
        if (walk.paid() == Paid.LAST) {
            Matcher order =
                    ORDER.matcher(applicant.open("/en/my/requests/" + reference).page());
            assertThat(order.find()).as(applicant.page()).isTrue();
            pay(applicant.open(order.group()));
        }
        assertThat(applicant.open("/en/my/requests/" + reference).page()).contains("Your request is complete.");
        if (walk.yields() != null) {
            assertThat(applicant.page()).contains(walk.yields());
        }
    }

    private static void answer(Browser applicant, Answered page) {
        String before = applicant.path();
        applicant.postFiles(
                "apply",
                "next",
                page.answers(),
                page.files().stream().map(ServicesIT::upload).toList());
        assertThat(applicant.path()).as(applicant.page()).isNotEqualTo(before);
    }

    private static Upload upload(String field) {
        return field.endsWith("photo") ? new Upload(field, "photo.png", PNG) : new Upload(field, "paper.pdf", PDF);
    }

    private static String reference(String address) {
        Matcher matcher = REFERENCE.matcher(address);
        assertThat(matcher.find()).as(address).isTrue();
        return matcher.group();
    }

    private static void pay(Browser applicant) {
        applicant.post("pay", "payNow", Map.of());
        var gateway =
                URI.create(applicant.shown().headers().firstValue("Location").orElseThrow());
        var paid = new CardPage(gateway).pay(AT_ONCE);
        URI back = URI.create(paid.headers().firstValue("Location").orElseThrow());
        applicant.open(back.getPath() + "?" + back.getQuery());
    }

    @Test
    void no_e_service_is_without_such_a_walk() {
        Set<String> online = DescriptorReader.readAll(Country.at("bh")).stream()
                .filter(ServiceDescriptor::online)
                .map(ServiceDescriptor::code)
                .filter(code -> !ELSEWHERE.contains(code))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(walks().map(Walk::service)).containsExactlyInAnyOrderElementsOf(online);
    }
}
