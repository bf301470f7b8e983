package org.dilmun.domain.directory;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.Json;

import static org.assertj.core.api.Assertions.assertThat;

class ConditionTest {

    @Test
    void both_ways_to_write_one_are_kept_as_they_were_written() {
        var shortForm = new Condition("reason", List.of("stolen"));
        assertThat(Json.write(shortForm)).isEqualTo("{\"field\":\"reason\",\"is\":[\"stolen\"]}");
        assertThat(Json.read("{\"field\":\"reason\",\"is\":[\"stolen\"]}", Condition.class))
                .isEqualTo(shortForm);
        assertThat(Json.write(Condition.of("salary > 5"))).isEqualTo("\"salary > 5\"");
        assertThat(Json.read("\"salary > 5\"", Condition.class)).isEqualTo(Condition.of("salary > 5"));
    }
}
