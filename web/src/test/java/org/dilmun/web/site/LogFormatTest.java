package org.dilmun.web.site;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogFormatTest {

    private static LogRecord line(String message, Object... parameters) {
        var line = new LogRecord(Level.INFO, message);
        line.setInstant(Instant.parse("2026-11-25T08:00:00Z"));
        line.setLoggerName("org.dilmun.request");
        line.setParameters(parameters);
        return line;
    }

    @Test
    void a_request_is_one_line_of_json_with_a_field_for_each_thing_it_says() {
        var request = new RequestLine("7K3M9Q4X2HPA", "GET", "/{lang}/services/{code}", 200, 12, 3, "anonymous");
        assertThat(new LogFormat(new SimpleFormatter(), true).format(line("{0}", request)))
                .isEqualToIgnoringNewLines(
                        "{\"at\":\"2026-11-25T08:00:00Z\",\"caller\":\"anonymous\",\"level\":\"INFO\","
                                + "\"logger\":\"org.dilmun.request\",\"message\":\"GET /{lang}/services/{code} 200 12 ms 3 statements anonymous\","
                                + "\"method\":\"GET\",\"milliseconds\":12,\"route\":\"/{lang}/services/{code}\",\"statements\":3,\"status\":200}");
    }

    @Test
    void what_was_thrown_stands_in_the_same_line() {
        var failed = line("job {0} failed", "audit-seal");
        failed.setThrown(new IllegalStateException("first\nsecond"));
        String json = new LogFormat(new SimpleFormatter(), true).format(failed);
        assertThat(json)
                .contains("\"message\":\"job audit-seal failed\"", "java.lang.IllegalStateException: first\\nsecond")
                .hasLineCount(1);
    }

    @Test
    void outside_of_a_request_the_text_is_as_the_server_writes_it() {
        var servers = new SimpleFormatter();
        var line = line("node number {0} leased", 3);
        assertThat(new LogFormat(servers, false).format(line)).isEqualTo(servers.format(line));
    }
}
