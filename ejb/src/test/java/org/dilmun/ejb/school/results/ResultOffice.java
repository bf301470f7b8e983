package org.dilmun.ejb.school.results;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.school.results.ExamKind;
import org.dilmun.domain.school.results.ResultSheet;
import org.dilmun.domain.school.results.Sitting;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.ReleaseLoader;
import org.dilmun.ejb.persistence.TestDatabase;

/** The ministry with its exams, on an empty database: three officials, and nodes that publish. */
final class ResultOffice implements AutoCloseable {

    static final String FIRST = "100001,920704565,مريم أحمد,,,";
    static final String SECOND = "100002,850312345,يوسف حسن,,,";
    static final String MARYAM = "920704565";
    static final String YOUSIF = "850312345";

    final TestDatabase database = new TestDatabase();
    final Caller caller = new Caller();
    final Actor officer;
    final Actor supervisor;
    final Actor otherSupervisor;
    final ExamKind exam;

    /** Of the business, at which sheets are uploaded and approved. */
    private Instant now = Instant.parse("2026-06-20T07:00:00Z");

    ResultOffice() {
        database.with(Caller.class, caller).with(BusinessClock.class, () -> now);
        database.inTransaction(() -> {
            database.bean(ReleaseLoader.class);
            database.bean(Directory.class);
        });
        ExamCatalogue catalogue = database.bean(ExamCatalogue.class);
        long body = database.inTransaction(catalogue::requireBody);
        officer = actor(11, body, Role.OFFICER);
        supervisor = actor(12, body, Role.SUPERVISOR);
        otherSupervisor = actor(13, body, Role.SUPERVISOR);
        exam = catalogue.get("intermediate");
    }

    static Actor actor(long party, long body, Role role) {
        return Actor.person(party, Assurance.BASIC, Map.of(body, Set.of(role)), Channel.PORTAL);
    }

    <T> T as(Actor actor, Supplier<T> work) {
        caller.is(actor);
        return database.inTransaction(work);
    }

    void does(Actor actor, Runnable work) {
        caller.is(actor);
        database.inTransaction(work);
    }

    /** @return the code of the refusal */
    String refused(Actor actor, Runnable work) {
        try {
            does(actor, work);
        } catch (Problem problem) {
            return problem.code();
        }
        throw new AssertionError("not refused");
    }

    /** @return the first line of an upload, which names all columns */
    String header() {
        var columns = new ArrayList<>(MarkColumns.needed(exam));
        columns.addAll(3, MarkColumns.optional());
        return String.join(",", columns);
    }

    /** @return the marks of a line: 40 and that of the final exam, in all six courses */
    static String marks(int finalExam) {
        return String.join(",", Collections.nCopies(6, "40," + finalExam));
    }

    ResultSheet upload(Actor official, String... lines) {
        return upload(official, bytes(lines));
    }

    byte[] bytes(String... lines) {
        return (header() + "\r\n" + String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    ResultSheet upload(Actor official, byte[] content) {
        return as(official, () -> database.bean(SheetUploads.class)
                .upload(new SheetUploads.Sent(
                        exam.code(), new Sitting(2025, 2), 2, "results.csv", new ByteArrayInputStream(content))));
    }

    /** Uploads and approves for that long after the business's now. */
    ResultSheet approved(Duration in, String... lines) {
        Reference reference = upload(officer, lines).reference();
        return as(supervisor, () -> database.bean(ResultSheets.class).approve(reference, minute(in)));
    }

    Instant minute(Duration in) {
        return now.plus(in).truncatedTo(ChronoUnit.MINUTES);
    }

    ResultSheet get(Reference reference) {
        return as(officer, () -> database.bean(ResultSheets.class).get(reference));
    }

    /** The business has come to that moment. */
    void at(Instant moment) {
        now = moment;
    }

    /** The second of a node in which it looks what is new. */
    static void follow(TestDatabase node) {
        node.inTransaction(() -> node.bean(PublishedResults.class).follow());
    }

    List<PublishedResult> find(TestDatabase node, String number, String seat) {
        caller.is(Actor.NOBODY);
        return node.inTransaction(() -> {
            try {
                return List.of(node.bean(ResultLookup.class).find(number, seat, "10.0.0.1"));
            } catch (ResultNotFound nothing) {
                return List.of();
            }
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
