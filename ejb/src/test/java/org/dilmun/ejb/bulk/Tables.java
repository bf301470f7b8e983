package org.dilmun.ejb.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tables that are filled, in the order in which their rows must arrive: who is referred to comes first. */
final class Tables implements AutoCloseable {

    private final Connection connection;
    private final Map<String, Rows> all = new LinkedHashMap<>();

    final Rows party;
    final Rows person;
    final Rows account;
    final Rows grant;
    final Rows card;
    final Rows request;
    final Rows history;
    final Rows task;
    final Rows order;
    final Rows attempt;
    final Rows entry;
    final Rows posting;

    Tables(Connection connection) throws SQLException {
        this.connection = connection;
        party = table("party", "id", "version", "kind", "name");
        person = table(
                "person",
                "id",
                "number_cipher",
                "number_hash",
                "birth_date",
                "sex",
                "nationality",
                "citizen",
                "address",
                "phone");
        account = table("account", "id", "version", "party_id", "password_hash", "assurance", "created_at");
        grant = table("role_grant", "id", "party_id", "body_id", "role_name");
        card = table(
                "id_card",
                "id",
                "version",
                "holder_id",
                "serial",
                "issued_on",
                "expires_on",
                "state",
                "active_holder_id");
        request = table(
                "request",
                "id",
                "version",
                "reference",
                "service_code",
                "service_version_id",
                "applicant_id",
                "body_id",
                "status",
                "waiting_on",
                "step_id",
                "answers",
                "submitted_by",
                "channel",
                "created_at",
                "submitted_at",
                "changed_at",
                "closed_at");
        history = table(
                "request_history",
                "request_id",
                "entry_no",
                "happened_at",
                "status_from",
                "status_to",
                "step_id",
                "actor",
                "channel",
                "reason",
                "case_version");
        task = table(
                "task",
                "id",
                "version",
                "request_id",
                "body_id",
                "role_name",
                "step_id",
                "due_on",
                "task_state",
                "claimed_by",
                "created_at",
                "ended_at");
        order = table(
                "payment_order",
                "id",
                "version",
                "reference",
                "payer_id",
                "body_id",
                "amount_minor",
                "currency",
                "description",
                "purpose_kind",
                "purpose_id",
                "order_status",
                "created_at",
                "changed_at",
                "receipts_at");
        attempt = table(
                "payment_attempt",
                "id",
                "version",
                "reference",
                "order_id",
                "attempt_status",
                "gateway_session",
                "page_url",
                "created_at",
                "ended_at",
                "masked_pan",
                "scheme",
                "rrn",
                "auth_code",
                "decline_code",
                "inquiries",
                "needs_people");
        entry = table("journal_entry", "id", "entry_kind", "source", "source_id", "booked_at");
        posting = table(
                "posting",
                "entry_id",
                "posting_no",
                "debit_account",
                "debit_body_id",
                "credit_account",
                "credit_body_id",
                "amount_minor",
                "currency");
    }

    private Rows table(String name, String... columns) throws SQLException {
        var rows = new Rows(connection, name, columns);
        all.put(name, rows);
        return rows;
    }

    void commit() throws SQLException {
        for (Rows rows : all.values()) {
            rows.send();
        }
        connection.commit();
    }

    /** Adds how many rows were sent to each table that got some. */
    void counts(Map<String, Long> counts) {
        all.forEach((name, rows) -> {
            if (rows.sent() > 0) {
                counts.put(name, rows.sent());
            }
        });
    }

    @Override
    public void close() throws SQLException {
        for (Rows rows : all.values()) {
            rows.close();
        }
    }
}
