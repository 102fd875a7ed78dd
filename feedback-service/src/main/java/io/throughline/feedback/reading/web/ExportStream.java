package io.throughline.feedback.reading.web;

import io.throughline.feedback.reading.ReadFeedback;
import io.throughline.feedback.reading.ReadingProblem;
import io.throughline.feedback.reading.sql.Exports;
import io.throughline.runtime.problems.Problems;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** An export on its way to its reader: what is found goes out at once, and nothing is looked for that nobody waits for. */
final class ExportStream implements Exports.Sink {

    /** With one more look it is still before the server closes a connection on which nothing moves. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(40);

    private final ExportWriter writer;
    private final Writer text;
    private final BooleanSupplier gone;
    private final Clock clock;
    private final Instant end;
    private Instant lastSent;

    /** @param gone whether the reader has closed the connection */
    ExportStream(ExportWriter writer, Writer text, BooleanSupplier gone, Clock clock, Duration longest) {
        this.writer = writer;
        this.text = text;
        this.gone = gone;
        this.clock = clock;
        this.lastSent = clock.instant();
        this.end = lastSent.plus(longest);
    }

    @Override
    public void take(List<ReadFeedback> page) throws IOException {
        for (ReadFeedback one : page) {
            writer.feedback(one);
        }
        sent(page);
    }

    @Override
    public void takeDeletions(List<Exports.Deletion> page) throws IOException {
        for (Exports.Deletion one : page) {
            writer.deletion(one);
        }
        sent(page);
    }

    private void sent(List<?> page) throws IOException {
        if (!page.isEmpty()) {
            text.flush();
            lastSent = clock.instant();
        }
    }

    @Override
    public void goOn() throws IOException {
        Instant now = clock.instant();
        if (gone.getAsBoolean()) {
            throw new IOException("The reader of an export has gone");
        }
        if (now.isAfter(end)) {
            throw new IOException("An export took too long");
        }
        if (now.isAfter(lastSent.plus(LONGEST_SILENCE))) {
            throw Problems.of(
                    ReadingProblem.TOO_BROAD,
                    "Nothing was found for " + LONGEST_SILENCE.toSeconds()
                            + " s. Narrow it: to a store, or a shorter period.");
        }
    }
}
