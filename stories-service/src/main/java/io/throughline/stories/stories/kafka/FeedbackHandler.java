package io.throughline.stories.stories.kafka;

import io.throughline.runtime.consumer.BatchHandler;
import io.throughline.stories.classification.Classification;
import io.throughline.stories.stories.ClassifyingThreads;
import io.throughline.stories.stories.Feedback;
import io.throughline.stories.stories.Story;
import io.throughline.stories.stories.sql.StoryWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes stories of feedback: what is not known yet is classified, outside of any transaction, and kept with its events in one.
 */
final class FeedbackHandler implements BatchHandler<Feedback> {

    private final StoryWriter stories;
    private final ClassifyingThreads classifier;
    private final StoryMetrics metrics;
    private final Runnable wakeRelay;
    private final Clock clock;

    FeedbackHandler(
            StoryWriter stories, ClassifyingThreads classifier, StoryMetrics metrics, Runnable wakeRelay, Clock clock) {
        this.stories = stories;
        this.classifier = classifier;
        this.metrics = metrics;
        this.wakeRelay = wakeRelay;
        this.clock = clock;
    }

    @Override
    public void handle(List<Feedback> batch) throws SQLException, InterruptedException {
        List<Feedback> unknown = stories.unknown(lastRevisions(batch));
        if (unknown.isEmpty()) {
            return;
        }
        List<Classification> classifications =
                classifier.classify(unknown.stream().map(Feedback::subject).toList());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Story> classified = IntStream.range(0, unknown.size())
                .mapToObj(i -> new Story(1, unknown.get(i), classifications.get(i), now))
                .toList();
        List<Story> changed = stories.keep(classified, StoryClassified::event);
        wakeRelay.run();
        metrics.kept(changed);
    }

    private static List<Feedback> lastRevisions(List<Feedback> batch) {
        Map<Feedback.Key, Feedback> last = new LinkedHashMap<>();
        for (Feedback feedback : batch) {
            last.merge(feedback.key(), feedback, (one, other) -> other.revision() > one.revision() ? other : one);
        }
        return List.copyOf(last.values());
    }
}
