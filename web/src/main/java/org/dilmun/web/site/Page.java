package org.dilmun.web.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;

/**
 * Every page of the portal: its address behind the language, its view and who may open it. A view that is not listed has no
 * address and opens for nobody. What somebody may see and do on a page is decided by {@code access} when it is asked for.
 */
public enum Page {
    HOME("", "home", Opens.ANYONE),
    SERVICES("/services", "services", Opens.ANYONE),
    SERVICE("/services/{code}", "service", Opens.ANYONE),
    SEARCH("/search", "search", Opens.ANYONE),
    REVIEW("/apply/{code}/{draft}/review", "apply-review", Opens.APPLICANT),
    DONE("/apply/{code}/{reference}/done", "apply-done", Opens.APPLICANT),
    APPLY("/apply/{code}", "apply", Opens.APPLICANT),
    APPLY_PAGE("/apply/{code}/{draft}/{page}", "apply", Opens.APPLICANT),
    JOURNEYS("/journeys", "journeys", Opens.ANYONE),
    JOURNEY("/journeys/{code}", "journey", Opens.ANYONE),
    JOURNEY_APPLY("/journeys/{code}/apply", "journey-apply", Opens.PERSON),
    JOURNEY_REVIEW("/journeys/{code}/{draft}/review", "journey-review", Opens.PERSON),
    COMPLAIN("/complain/{code}", "complain", Opens.PERSON),
    MY("/my", "my/index", Opens.APPLICANT),
    MY_FAMILY("/my/family", "my/family", Opens.PERSON),
    MY_MANDATES("/my/mandates", "my/mandates", Opens.PERSON),
    MY_REQUEST("/my/requests/{reference}", "my/request", Opens.APPLICANT),
    MY_JOURNEY("/my/journeys/{reference}", "my/journey", Opens.PERSON),
    MY_APPOINTMENT("/my/requests/{reference}/appointment", "my/appointment", Opens.APPLICANT),
    MY_SIGNATURE("/my/signatures/{reference}", "my/signature", Opens.PERSON),
    MY_LOOKS("/my/looks", "my/looks", Opens.PERSON),
    MY_SIGN_INS("/my/sign-ins", "my/sign-ins", Opens.PERSON),
    MY_PASSWORD("/my/password", "my/password", Opens.PERSON),
    MY_SECURITY("/my/security", "my/security", Opens.PERSON),
    MY_CONTACT("/my/contact", "my/contact", Opens.PERSON),
    MY_PAYMENTS("/my/payments", "my/payments", Opens.PERSON),
    MY_CONSENTS("/my/consents", "my/consents", Opens.PERSON),
    RESULTS("/results", "results", Opens.ANYONE),
    MY_RESULTS("/my/results", "my/results", Opens.PERSON),
    INBOX("/inbox", "inbox", Opens.PERSON),
    NOTICE("/inbox/{reference}", "notice", Opens.PERSON),
    LOGIN("/login", "login", Opens.ANYONE),
    LOGIN_PROOF("/login/proof", "login-proof", Opens.ANYONE),
    REGISTER("/register", "register", Opens.ANYONE),
    FORGOTTEN("/forgotten", "forgotten", Opens.ANYONE),
    CONSENT("/consent", "consent", Opens.PERSON),
    SIGN_OUT("/sign-out", "sign-out", Opens.ANYONE),
    BILLS("/bills", "bills", Opens.ANYONE),
    BILL("/bills/{reference}", "bill", Opens.ANYONE),
    MY_BILLS("/my/bills", "my/bills", Opens.PERSON),
    PAY("/pay/{order}", "pay", Opens.APPLICANT),
    PAY_RETURN("/pay/{order}/return", "pay-return", Opens.APPLICANT),
    RECEIPT("/pay/{order}/receipt", "receipt", Opens.APPLICANT),
    OFFICE("/office", "office/inbox", Opens.OFFICIAL),
    OFFICE_CASE("/office/cases/{reference}", "office/case", Opens.OFFICIAL),
    OFFICE_CASE_MEMO("/office/cases/{reference}/memo", "office/memo-form", Opens.MEMO_WRITER),
    OFFICE_MEMOS("/office/memos", "office/memos", Opens.MEMO_READER),
    OFFICE_MEMO("/office/memos/{reference}", "office/memo", Opens.MEMO_READER),
    OFFICE_MEMO_ANSWER("/office/memos/{reference}/answer", "office/memo-form", Opens.MEMO_WRITER),
    OFFICE_MEMO_EDIT("/office/memos/{reference}/edit", "office/memo-form", Opens.MEMO_WRITER),
    OFFICE_DOCUMENT("/office/documents/{reference}", "office/document", Opens.SUPERVISOR),
    OFFICE_TEAM("/office/team", "office/team", Opens.SUPERVISOR),
    OFFICE_AGEING("/office/team/ageing", "office/ageing", Opens.SUPERVISOR),
    OFFICE_LEAVE("/office/leave", "office/leave", Opens.CASE_WORKER),
    OFFICE_REFUNDS("/office/refunds", "office/refunds", Opens.SUPERVISOR),
    OFFICE_BILLS("/office/bills", "office/bills", Opens.BILLER),
    OFFICE_BILL("/office/bills/{reference}", "office/bill", Opens.BILLER),
    OFFICE_NEW_BILL("/office/new-bill", "office/new-bill", Opens.BILLER),
    OFFICE_DOUBTFUL_PAYMENTS("/office/doubtful-payments", "office/doubtful-payments", Opens.SUPERVISOR),
    OFFICE_RESULTS("/office/results", "office/results", Opens.OFFICER),
    OFFICE_RESULT_SHEET("/office/results/{reference}", "office/result-sheet", Opens.OFFICER),
    OFFICE_APPOINTMENTS("/office/appointments", "office/appointments", Opens.OF_A_BODY),
    OFFICE_SCHOOLS("/office/schools", "office/schools", Opens.OF_A_BODY),
    OFFICE_SCHOOL("/office/schools/{school}", "office/school", Opens.OF_A_BODY),
    SCHOOL_SEATS("/schools/seats", "school/school_seats", Opens.ANYONE),
    SCHOOL_DESK("/school-desk", "school/desk", Opens.PERSON),
    SCHOOL_TRANSFER("/school-desk/{reference}", "school/transfer", Opens.PERSON),
    SCHOOL_PUPILS("/school-pupils", "school/pupils", Opens.PERSON),
    VERIFY("/verify", "verify", Opens.ANYONE),
    VERIFY_CODE("/verify/{code}", "verify", Opens.ANYONE),
    OFFICE_AUDIT("/office/audit", "office/audit", Opens.AUDITOR),
    OFFICE_LEDGER("/office/ledger", "office/ledger", Opens.TREASURER),
    OFFICE_LEDGER_ACCOUNT("/office/ledger/accounts/{account}", "office/ledger-account", Opens.TREASURER),
    OFFICE_LEDGER_ENTRY("/office/ledger/entries/{entry}", "office/ledger-entry", Opens.TREASURER),
    OFFICE_SETTLEMENTS("/office/settlements", "office/settlements", Opens.TREASURER),
    OFFICE_BREAKS("/office/settlements/breaks", "office/settlement-breaks", Opens.TREASURER),
    OFFICE_SETTLEMENT("/office/settlements/{reference}", "office/settlement", Opens.TREASURER),
    OFFICE_IMPORTS("/office/imports", "office/imports", Opens.REGISTRAR),
    OFFICE_GUARDIANS("/office/guardians", "office/guardians", Opens.REGISTRAR),
    OFFICE_EKEYS("/office/ekeys", "office/ekeys", Opens.IDENTITY_OFFICER),
    OFFICE_EKEY("/office/ekeys/{key}", "office/ekey", Opens.IDENTITY_OFFICER),
    OFFICE_CLOCK("/office/clock", "office/clock", Opens.CLOCK_MOVER),
    OFFICE_OPERATIONS("/office/operations", "office/operations", Opens.OPERATOR),
    OFFICE_BODIES("/office/bodies", "office/bodies", Opens.BODY_CHANGES),
    OFFICE_RELYING_PARTIES("/office/relying-parties", "office/relying-parties", Opens.RELYING_PARTIES),
    OFFICE_RELYING_PARTY_NEW("/office/relying-parties/new", "office/relying-party-form", Opens.RELYING_PARTIES),
    OFFICE_RELYING_PARTY("/office/relying-parties/{client}", "office/relying-party", Opens.RELYING_PARTIES),
    OFFICE_RELYING_PARTY_EDIT(
            "/office/relying-parties/{client}/edit", "office/relying-party-form", Opens.RELYING_PARTIES),
    OFFICE_FIGURES("/office/figures", "office/figures", Opens.ANSWERABLE),
    OFFICE_STUDIO("/office/studio", "office/studio", Opens.STUDIO),
    OFFICE_STUDIO_SERVICE("/office/studio/{code}", "office/studio-service", Opens.STUDIO),
    OFFICE_STUDIO_DRAFT("/office/studio/{code}/draft", "office/studio-draft", Opens.STUDIO),
    OFFICE_STUDIO_LIVE("/office/studio/{code}/live", "office/studio-live", Opens.STUDIO),
    OFFICE_STUDIO_DIFFERENCE("/office/studio/{code}/difference", "office/studio-difference", Opens.STUDIO),
    OFFICE_STUDIO_PREVIEW("/office/studio/{code}/preview", "service", Opens.STUDIO),
    OFFICE_STUDIO_FIGURES("/office/studio/{code}/figures", "office/studio-figures", Opens.STUDIO),
    OFFICE_STUDIO_TRY("/office/studio/{code}/try", "office/studio-try", Opens.STUDIO),
    OFFICE_STUDIO_FORM("/office/studio/{code}/form", "office/studio-form", Opens.STUDIO),
    ACCESSIBILITY("/about/accessibility", "about/accessibility", Opens.ANYONE),
    PRIVACY("/about/privacy", "about/privacy", Opens.ANYONE),
    CONTACT("/about/contact", "about/contact", Opens.ANYONE),
    DEVELOPERS("/developers", "developers", Opens.ANYONE),
    FEEDBACK("/feedback", "feedback", Opens.ANYONE);

    /** Whom a page opens for. */
    public enum Opens {
        ANYONE(actor -> true),
        /** Somebody signed in with an eKey, in their own name. */
        PERSON(actor -> actor.isPerson() && !actor.actsForAnother()),
        /** Somebody signed in with an eKey, also in the name of another: what they may see and do there goes as far as their mandate. */
        APPLICANT(Actor::isPerson),
        /** Somebody with a role in a government body or in one of its partners. */
        OFFICIAL(Actor::isOfficial),
        /** Somebody with a role in a government body. */
        OF_A_BODY(actor -> actor.roles().keySet().stream().anyMatch(body -> !actor.isPartnerIn(body))),
        /** Somebody who works on the cases of a body, or on what a partner does of them. */
        CASE_WORKER(Permission.WORK_CASE),
        /** An official who sees the memos of a body. */
        MEMO_READER(Permission.SEE_MEMO),
        /** An official who writes memos of a body. */
        MEMO_WRITER(Permission.WRITE_MEMO),
        /** An official who works on the cases of a body. */
        OFFICER(actor -> actor.bodiesWith(Permission.WORK_CASE).stream().anyMatch(body -> !actor.isPartnerIn(body))),
        /** Somebody who may refund in a government body, and with that all that its supervisors may. */
        SUPERVISOR(actor -> !actor.bodiesWith(Permission.REFUND).isEmpty()),
        /** Somebody who bills people in the name of a government body. */
        BILLER(Permission.PRESENT_BILLS),
        /** Somebody who may read the audit trail, which belongs to no body. */
        AUDITOR(Permission.READ_AUDIT),
        /** Somebody who reads the books, which belong to no body. */
        TREASURER(Permission.SEE_LEDGER),
        /** Somebody who may take files into the population register, which belongs to no body. */
        REGISTRAR(Permission.IMPORT_REGISTER),
        /** Somebody who may look at people's eKeys, which belongs to the body that issues them. */
        IDENTITY_OFFICER(Permission.MANAGE_EKEYS),
        /** Somebody who may move the clock of a demonstration, which is everybody's. */
        CLOCK_MOVER(Permission.MOVE_CLOCK),
        /** Somebody who answers for a body or looks into it, and so sees its figures. */
        ANSWERABLE(Permission.SEE_FIGURES),
        /** Somebody who writes services of a body, or publishes them. */
        STUDIO(Permission.SEE_DRAFTS),
        /** Somebody who proposes what is to become of bodies, or approves it. */
        BODY_CHANGES(actor -> !actor.bodiesWith(Permission.CHANGE_BODY).isEmpty()
                || !actor.bodiesWith(Permission.APPROVE_BODY_CHANGE).isEmpty()),
        /** Somebody who looks after systems that sign people in, of a body or of all. */
        RELYING_PARTIES(actor -> !actor.bodiesWith(Permission.KEEP_RELYING_PARTY)
                        .isEmpty()
                || !actor.bodiesWith(Permission.KEEP_ALL_RELYING_PARTIES).isEmpty()),
        /** Somebody who keeps the platform running, which belongs to no body. */
        OPERATOR(Permission.OPERATE);

        @SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
        private final Predicate<Actor> rule;

        Opens(Predicate<Actor> rule) {
            this.rule = rule;
        }

        /** For whoever has that permission in any body. */
        Opens(Permission permission) {
            this(actor -> !actor.bodiesWith(permission).isEmpty());
        }

        public boolean to(Actor actor) {
            return rule.test(actor);
        }
    }

    /**
     * A page that an address leads to.
     *
     * @param query the values in the address as a query, {@code code=id-card-replacement}
     */
    public record Match(Page page, String query) {

        /** @return code of the service whose page it is; empty on other pages */
        public String service() {
            return page == SERVICE ? query.substring("code=".length()) : "";
        }

        /** One address for the pages of one kind: with the code of the service, but without what leads to a person. */
        public String kind() {
            return page == SERVICE ? page.address.replace("{code}", service()) : page.address;
        }
    }

    private final String address;
    private final String view;
    private final Opens opens;
    private final Pattern pattern;

    @SuppressWarnings("ImmutableEnumChecker") // filled once and never handed out
    private final List<String> variables = new ArrayList<>();

    Page(String address, String view, Opens opens) {
        this.address = address;
        this.view = view;
        this.opens = opens;
        Matcher variable = Pattern.compile("\\{([a-z]+)}").matcher(address);
        var regex = new StringBuilder();
        int copied = 0;
        while (variable.find()) {
            regex.append(Pattern.quote(address.substring(copied, variable.start())))
                    .append("([A-Za-z0-9_-]{1,80})");
            variables.add(variable.group(1));
            copied = variable.end();
        }
        this.pattern = Pattern.compile(regex + Pattern.quote(address.substring(copied)) + "/?");
    }

    /** @param path behind the language, as the person sees it */
    public static Optional<Match> at(String path) {
        for (Page page : values()) {
            Matcher matcher = page.pattern.matcher(path);
            if (matcher.matches()) {
                var query = new ArrayList<String>();
                for (int i = 0; i < page.variables.size(); i++) {
                    query.add(page.variables.get(i) + "=" + matcher.group(i + 1));
                }
                return Optional.of(new Match(page, String.join("&", query)));
            }
        }
        return Optional.empty();
    }

    /** Whether people can apply on this portal at all: a service is online only where it has a page to apply on. */
    public static boolean offersApplication() {
        return at("/apply/any").isPresent();
    }

    /** @return whether production has no such page */
    public boolean demonstrationOnly() {
        return this == OFFICE_CLOCK;
    }

    /**
     * How long the page may be shown to people who are not signed in as it was rendered for one of them, unless something
     * is published meanwhile: for longer the page with figures, which says of when they are, would not be true.
     *
     * @return zero: not at all, since it is of one person or has a form with a state
     */
    public Duration sameForAll() {
        return switch (this) {
            case HOME -> Duration.ofSeconds(10);
            case SCHOOL_SEATS -> Duration.ofMinutes(1);
            case SERVICES, SERVICE, JOURNEYS, JOURNEY, ACCESSIBILITY, PRIVACY, CONTACT, DEVELOPERS -> Duration
                    .ofMinutes(10);
            default -> Duration.ZERO;
        };
    }

    public String address() {
        return address;
    }

    public String view() {
        return "/" + view + ".xhtml";
    }

    /** The page whose kind that is, as {@link Match#kind} writes it. */
    public static Optional<Match> ofKind(String kind) {
        return Stream.of(values())
                .filter(page -> page.address.equals(kind))
                .findFirst()
                .map(page -> new Match(page, ""))
                .or(() -> at(kind));
    }

    /** @return of the text that says what kind of page it is */
    public String label() {
        return "page.label." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Opens opens() {
        return opens;
    }
}
