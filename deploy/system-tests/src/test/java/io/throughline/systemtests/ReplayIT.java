package io.throughline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.traffic.Traffic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A file of customers' sentences goes in by the replay command and comes out as stories. */
class ReplayIT {

    @Test
    void aFilesLinesBecomeStoriesAndAgainTheyAreDuplicates(@TempDir Path folder) throws IOException {
        Retailer retailer = Retailer.on(Platform.running());
        Path file = folder.resolve("reviews.tsv");
        Files.copy(Path.of("src/test/resources/reviews.tsv"), file);

        assertThat(replay(file, retailer)).containsPattern("accepted +6");
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(retailer.storyIds(""))
                .hasSize(6));

        assertThat(replay(file, retailer)).containsPattern("duplicate +6");
        assertThat(retailer.storyIds("")).hasSize(6).doesNotHaveDuplicates();
    }

    private static String replay(Path file, Retailer retailer) {
        StringWriter output = new StringWriter();
        CommandLine command = Traffic.commandLine();
        command.setOut(new PrintWriter(output, true));
        command.setErr(new PrintWriter(output, true));
        int code = command.execute(
                "replay",
                file.toString(),
                "--map",
                "comment=1",
                "--map",
                "attributes.label=2",
                "--set",
                "store=S001",
                "--set",
                "touchpoint=checkout",
                "--key",
                retailer.key(),
                "--url",
                Platform.running().feedback().uri("").toString());
        assertThat(code).as(output.toString()).isZero();
        return output.toString();
    }
}
