package org.dilmun.ejb.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.analytics.CommentTooLong;
import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OnDatabase
class PageFeedbacksTest {

    private static final Language ARABIC = new Language("ar");

    private final TestDatabase database = new TestDatabase();
    private Instant now = Instant.parse("2017-11-05T08:00:20Z");
    private PageFeedbacks feedbacks;

    @BeforeEach
    void arrange() {
        database.with(BusinessClock.class, () -> now).with(RealClock.class, () -> now);
        feedbacks = database.bean(PageFeedbacks.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_somebody_says_is_kept_and_who_said_it_is_not() {
        database.inTransaction(() -> feedbacks.praise("/services", ARABIC));
        database.inTransaction(() -> feedbacks.criticise("", ARABIC, " الرسوم غير واضحة\r\nفي الهاتف "));
        database.inTransaction(() -> feedbacks.criticise("/search", ARABIC, "  "));
        assertThat(rows("select concat(page_path, '|', language, '|', useful + 0, '|', coalesce(comment_text, '-'))"
                        + " from page_feedback order by id"))
                .containsExactly("/services|ar|1|-", "|ar|0|الرسوم غير واضحة\nفي الهاتف", "/search|ar|0|-");
    }

    @Test
    void a_comment_has_500_characters_and_not_one_more() {
        database.inTransaction(() -> feedbacks.criticise("", ARABIC, "ن".repeat(498) + "\r\nن"));
        assertThatThrownBy(() -> database.inTransaction(() -> feedbacks.criticise("", ARABIC, "ن".repeat(501))))
                .isInstanceOf(CommentTooLong.class);
        assertThat(rows("select char_length(comment_text) from page_feedback")).containsExactly("500");
    }

    @Test
    void a_node_keeps_sixty_in_a_minute() {
        for (int i = 0; i < 60; i++) {
            database.inTransaction(() -> feedbacks.praise("", ARABIC));
        }
        assertThatThrownBy(() -> database.inTransaction(() -> feedbacks.praise("", ARABIC)))
                .isInstanceOfSatisfying(TooMuchFeedback.class, refused -> assertThat(refused.facts())
                        .containsEntry("retryAfter", 41L));
        now = now.plus(Duration.ofSeconds(40));
        database.inTransaction(() -> feedbacks.praise("", ARABIC));
        assertThat(rows("select count(*) from page_feedback")).containsExactly("61");
    }

    private List<String> rows(String sql) {
        List<?> rows = database.inTransaction(
                () -> database.entityManager().createNativeQuery(sql).getResultList());
        return rows.stream().map(Object::toString).toList();
    }
}
