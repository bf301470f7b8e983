package org.dilmun.ejb.identity;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordHashTest {

    private static final String PASSWORD = "Dilmun-demo-2026";

    private final PasswordHash passwords = new PasswordHash();

    @Test
    void hashes_made_at_once_and_in_memory_used_before_are_each_of_their_own_password() {
        List<Integer> numbers = IntStream.range(0, 12).boxed().toList();
        List<String> hashes = numbers.parallelStream()
                .map(number -> passwords.hash(PASSWORD + number))
                .toList();
        assertThat(numbers.parallelStream())
                .allMatch(number -> passwords.matches(PASSWORD + number, hashes.get(number)));
        assertThat(numbers.parallelStream()).noneMatch(number -> passwords.matches(PASSWORD, hashes.get(number)));
    }

    /** As libargon2 hashes it: {@code echo -n Dilmun-demo-2026 | argon2 saltsaltsaltsalt -id -k 19456 -t 2 -p 1 -l 32 -e}. */
    @Test
    void is_the_algorithm_that_others_call_so() {
        String phc =
                "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$bGn8bOKa43SAywDnL/oKFsSq1i6MWpWhUxdnlI1sGIo";
        assertThat(passwords.matches(PASSWORD, phc)).isTrue();
    }
}
