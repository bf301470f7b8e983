package org.dilmun.web.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The committed table of who reaches what says what the code says; what is in no table does not exist. */
class AccessMatrixTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");

    /** {@code -Daccess.matrix.write} writes the table anew; an operation that it does not know yet is left to be decided. */
    @Test
    void the_table_is_that_of_the_code() throws IOException {
        var matrix = AccessMatrix.ofTheCode();
        if (System.getProperty("access.matrix.write") != null) {
            Files.writeString(AccessMatrix.FILE, matrix.text());
        }
        assertThat(Files.readString(AccessMatrix.FILE)).isEqualTo(matrix.text());
        assertThat(matrix.rows())
                .filteredOn(row -> row.cells().contains(AccessMatrix.UNDECIDED))
                .as("who may call it? write it into docs/access-matrix.md")
                .isEmpty();
    }

    @Test
    void every_view_has_an_address_or_is_a_piece_of_one() throws IOException {
        var views = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            files.map(file -> WEBAPP.relativize(file).toString())
                    .filter(file -> file.endsWith(".xhtml"))
                    .filter(file -> !file.startsWith("WEB-INF/") && !file.startsWith("errors/"))
                    .map(file -> file.substring(0, file.length() - ".xhtml".length()))
                    .forEach(views::add);
        }
        Set<String> listed = Stream.of(Page.values())
                .map(page -> page.view().substring(1).replace(".xhtml", ""))
                .collect(Collectors.toSet());
        assertThat(views).containsAll(listed);
        views.removeAll(listed);
        assertThat(views).as("in webapp, but not in Page").isEmpty();
    }
}
