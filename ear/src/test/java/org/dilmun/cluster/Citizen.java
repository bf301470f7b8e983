package org.dilmun.cluster;

import java.io.UncheckedIOException;
import java.util.Map;

import org.dilmun.ejb.bulk.BulkData;
import org.dilmun.web.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody with an application in the making: signed in once, types, saves, comes back to it. */
final class Citizen {

    private static final String FORM = "/en/apply/id-card-replacement";

    private final Meter portal;
    private final Browser browser;
    private String saved = "";
    private int entries;

    Citizen(Meter portal, String personalNumber) {
        this.portal = portal;
        browser = new Browser(portal)
                .open("/en/login")
                .post("login", "signIn", Map.of("personalNumber", personalNumber, "password", BulkData.PASSWORD));
        assertThat(browser.session()).doesNotEndWith("=null");
        openForm();
    }

    private void openForm() {
        browser.open(FORM);
    }

    /** Changes the text of the form that is open, saves it, and looks whether it is there. */
    void work() {
        if (formIsOpen()) {
            String text = text(++entries);
            if (posted("save", Map.of("details", text))) {
                saved = text;
            }
        }
        openAgain();
    }

    private static String text(int entry) {
        return "entry " + entry + " of this person";
    }

    /** Not so after an error: then it is opened again, as a person does. */
    private boolean formIsOpen() {
        return browser.shown().statusCode() == 200 && browser.page().contains("<form id=\"apply\"");
    }

    /** Goes on from the form that has been open all the time. @return whether that worked at once */
    boolean goOn() {
        boolean done = posted("next", Map.of("reason", "lost", "happened_on", "2026-01-05", "details", saved));
        return done && browser.path().endsWith("/delivery");
    }

    /** @return whether it was taken; if it is not known, it counts as not */
    private boolean posted(String button, Map<String, String> fields) {
        try {
            browser.postMultipart("apply", button, fields);
        } catch (UncheckedIOException broken) { // the portal's meter has it
            return false;
        }
        int status = browser.shown().statusCode();
        if (status == 409) {
            portal.askedAgain();
        }
        signedIn();
        return status == 200;
    }

    /** What was acknowledged must be there, or something that was sent later. */
    private void openAgain() {
        try {
            openForm();
        } catch (UncheckedIOException broken) {
            return;
        }
        signedIn();
        if (formIsOpen()) {
            assertThat(browser.page()).containsAnyOf(saved, text(entries));
        }
    }

    private void signedIn() {
        if (browser.path().contains("/login")) {
            portal.sessionLost();
        }
    }
}
