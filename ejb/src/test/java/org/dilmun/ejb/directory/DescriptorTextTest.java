package org.dilmun.ejb.directory;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Message;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.DescriptorReader.Reading;
import org.dilmun.ejb.party.Bodies.BodyData;

import static org.assertj.core.api.Assertions.assertThat;

class DescriptorTextTest {

    @Test
    void every_service_that_is_written_anew_reads_as_what_it_was() {
        var services = CountryDescriptorsTest.services();
        Set<String> bodies =
                CountryDescriptorsTest.bodies().stream().map(BodyData::code).collect(Collectors.toSet());
        Set<String> codes = services.stream().map(ServiceDescriptor::code).collect(Collectors.toSet());
        var reader = new DescriptorReader(bodies, Terms.of(Country.at("bh")));
        for (ServiceDescriptor service : services) {
            Reading reading = reader.read(
                    ReleaseFiles.name(service.body(), service.code()), DescriptorText.of(service), codes, Set.of(), Set.of());
            assertThat(reading.mistakes()).as(service.code()).isEmpty();
            assertThat(Publications.hash(reading.descriptor()))
                    .as(service.code())
                    .isEqualTo(Publications.hash(service));
        }
    }

    @Test
    void what_is_no_yaml_what_holds_itself_and_what_is_nested_without_end_are_mistakes_with_a_place() {
        var reader = new DescriptorReader(Set.of("iga"), Terms.of(Country.at("bh")));
        String name = "services/iga/card.yaml";
        assertThat(reader.read(name, "code: [", Set.of(), Set.of(), Set.of()).mistakes())
                .isNotEmpty();
        assertThat(reader.read(name, "", Set.of(), Set.of(), Set.of()).mistakes())
                .containsExactly(new Mistake(1, 1, Message.of("yaml-empty")));
        assertThat(reader.read(name, "just words", Set.of(), Set.of(), Set.of()).mistakes())
                .isNotEmpty();
        assertThat(reader.read(name, "a: &a [*a]", Set.of(), Set.of(), Set.of()).mistakes())
                .containsExactly(new Mistake(1, 1, Message.of("yaml-too-deep")));
        assertThat(reader.read(name, "- ".repeat(90_000) + "x", Set.of(), Set.of(), Set.of())
                        .mistakes())
                .hasSize(1);
        String doubling = "a: &a0 [x, x]\n"
                + IntStream.range(1, 25)
                        .mapToObj(level -> "b%d: &a%d [*a%d, *a%d]%n".formatted(level, level, level - 1, level - 1))
                        .collect(Collectors.joining());
        assertThat(reader.read(name, doubling, Set.of(), Set.of(), Set.of()).mistakes())
                .hasSize(1);
        assertThat(reader.read(
                                name,
                                "code: card\nname: {ar: اسم, en: Name}\nbody: igaa\n",
                                Set.of(),
                                Set.of(),
                                Set.of())
                        .mistakes())
                .extracting(mistake -> mistake.line() + ":" + mistake.column())
                .contains("1:1");
    }
}
