package org.dilmun.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** The tour of the API in the documentation works as it is written. */
@ExtendWith(Micro.class)
class ApiTourIT {

    private static final Pattern BLOCK = Pattern.compile("^```bash\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private final Platform platform;

    ApiTourIT(Platform platform) {
        this.platform = platform;
    }

    @Test
    void the_blocks_of_the_tour_run_one_after_another() throws IOException, InterruptedException {
        String page = Files.readString(Path.of("..", "docs", "api-tour.md"));
        String blocks =
                BLOCK.matcher(page).results().map(block -> block.group(1)).collect(Collectors.joining("\n"));
        Path output = Output.folder();
        Path script = Files.writeString(output.resolve("api-tour.sh"), blocks);
        Path log = output.resolve("api-tour.log");
        var builder = new ProcessBuilder("bash", "-x", script.toString());
        builder.environment().put("BASE", platform.at("").toString());
        Process run =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = run.waitFor(3, TimeUnit.MINUTES);
        run.destroyForcibly();
        assertThat(ended).as(Files.readString(log)).isTrue();
        assertThat(run.exitValue()).as(Files.readString(log)).isZero();
    }
}
