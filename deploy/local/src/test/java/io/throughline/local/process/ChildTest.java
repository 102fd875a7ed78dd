package io.throughline.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.throughline.local.process.Child.Command;
import io.throughline.local.process.Child.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private Child child;

    @AfterEach
    void end() {
        child.kill();
    }

    @Test
    void itIsAskedToEndBeforeItIsMadeTo() throws IOException {
        child = start("trap 'echo asked; exit 0' INT; echo up; while :; do sleep 0.1; done");
        child.awaitReady(BOUND, () -> log().contains("up"));
        child.stop(BOUND);
        assertThat(log()).contains("asked");
        assertThat(child.ended()).succeedsWithin(BOUND).isEqualTo(0);
    }

    @Test
    void whatDoesNotEndWhenAskedIsKilled() {
        child = start("trap '' INT; echo up; while :; do sleep 0.1; done");
        child.awaitReady(BOUND, () -> log().contains("up"));
        child.stop(Duration.ofMillis(200));
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void whatEndsInsteadOfGettingReadyIsToldAtOnceWithItsLastWords() {
        child = start("echo I cannot; exit 7");
        assertThatThrownBy(() -> child.awaitReady(BOUND, () -> false))
                .isInstanceOf(StartFailure.class)
                .hasMessageContainingAll("exit code 7", "I cannot");
    }

    @Test
    void aLeftOverIsEndedByItsRecord() {
        child = start("echo up; exec sleep 60");
        child.awaitReady(BOUND, () -> log().contains("up"));
        new Records(directory).endLeftOvers();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aStrangerWithTheIdOfALeftOverIsLeftAlone() throws IOException {
        child = start("echo up; exec sleep 60");
        child.awaitReady(BOUND, () -> log().contains("up"));
        Files.writeString(directory.resolve("pids/child"), child.pid() + " 86400000 TERM");
        new Records(directory).endLeftOvers();
        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void itDoesNotOutliveTheProcessThatStartedIt() throws Exception {
        child = start("echo up; exec sleep 60");
        Process parent = new ProcessBuilder(
                        ClassPath.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        "" + directory)
                .inheritIO()
                .start();
        Path pid = directory.resolve("pids/grandchild");
        await().atMost(BOUND)
                .until(() -> Files.exists(pid) && !Files.readString(pid).isEmpty());
        ProcessHandle grandchild = ProcessHandle.of(
                        Long.parseLong(Files.readString(pid).split(" ")[0]))
                .orElseThrow();
        parent.destroyForcibly();
        await().atMost(BOUND).until(() -> !grandchild.isAlive());
    }

    /** Starts a child and waits for its own end. */
    static final class Parent {

        public static void main(String[] args) throws InterruptedException {
            Child.start(new Command("grandchild", List.of("sleep", "60"), Map.of(), Path.of(args[0]), StopSignal.TERM));
            Thread.currentThread().join();
        }
    }

    private Child start(String script) {
        return Child.start(new Command("child", List.of("sh", "-c", script), Map.of(), directory, StopSignal.INT));
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("logs/child.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
