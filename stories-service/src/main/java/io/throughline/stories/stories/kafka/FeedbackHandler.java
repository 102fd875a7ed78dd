package io.throughline.stories.stories.kafka;

import io.throughline.runtime.consumer.BatchHandler;
import io.throughline.stories.classification.Labels;
import io.throughline.stories.stories.ClassifyingThreads;
import io.throughline.stories.stories.Erasure;
import io.throughline.stories.stories.Feedback;
import io.throughline.stories.stories.FreshStory;
import io.throughline.stories.stories.Incoming;
import io.throughline.stories.stories.Story;
import io.throughline.stories.stories.sql.StoryEraser;
import io.throughline.stories.stories.sql.StoryWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes stories of feedback, and erases them: erasures first, for they are final whatever their order. What is not known yet
 * is classified, outside of any transaction, and kept with its events in one. A batch with many words is taken in steps, so that readers see the first stories before the last are classified; when it
 * comes again, the steps that were kept are known.
 */
final class FeedbackHandler implements BatchHandler<Incoming> {

    private final StoryWriter stories;
    private final StoryEraser eraser;
    private final ClassifyingThreads classifier;
    private final int charactersAtOnce;
    private final StoryMetrics metrics;
    private final Runnable wakeRelay;
    private final Clock clock;

    /** @param charactersAtOnce of comments in one step; one longer comment is a step of its own */
    FeedbackHandler(
            StoryWriter stories,
            StoryEraser eraser,
            ClassifyingThreads classifier,
            int charactersAtOnce,
            StoryMetrics metrics,
            Runnable wakeRelay,
            Clock clock) {
        this.stories = stories;
        this.eraser = eraser;
        this.classifier = classifier;
        this.charactersAtOnce = charactersAtOnce;
        this.metrics = metrics;
        this.wakeRelay = wakeRelay;
        this.clock = clock;
    }

    @Override
    public void handle(List<Incoming> batch) throws SQLException, InterruptedException {
        List<Erasure> erasures = erasures(batch);
        if (!erasures.isEmpty()) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            eraser.erase(erasures, StoryErased::event, erasure -> ErasureConfirmed.event(erasure, now));
            wakeRelay.run();
        }
        List<Feedback> fresh = stories.unknown(lastRevisions(batch));
        for (List<Feedback> step : steps(fresh, charactersAtOnce)) {
            List<Story> changed = stories.keep(classified(step), StoryClassified::event);
            wakeRelay.run();
            metrics.kept(changed);
        }
    }

    private List<FreshStory> classified(List<Feedback> step) throws SQLException, InterruptedException {
        Map<Feedback.Key, Labels> labelled = stories.labelled(step);
        List<ClassifyingThreads.Classified> classified = classifier.classify(step.stream()
                .map(feedback -> new ClassifyingThreads.Work(
                        feedback.organization(), feedback.subject(), labelled.get(feedback.key())))
                .toList());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return IntStream.range(0, step.size())
                .mapToObj(i -> FreshStory.of(
                        new Story(1, step.get(i), classified.get(i).classification(), now),
                        classified.get(i).passage()))
                .toList();
    }

    static List<Feedback> lastRevisions(List<Incoming> batch) {
        Map<Feedback.Key, Feedback> last = new LinkedHashMap<>();
        for (Incoming incoming : batch) {
            if (incoming instanceof Feedback feedback) {
                last.merge(feedback.key(), feedback, (one, other) -> other.revision() > one.revision() ? other : one);
            }
        }
        return List.copyOf(last.values());
    }

    static List<Erasure> erasures(List<Incoming> batch) {
        Map<Feedback.Key, Erasure> erasures = new LinkedHashMap<>();
        for (Incoming incoming : batch) {
            if (incoming instanceof Erasure erasure) {
                erasures.merge(erasure.key(), erasure, (one, other) -> one.awaited() ? one : other);
            }
        }
        return List.copyOf(erasures.values());
    }

    static List<List<Feedback>> steps(List<Feedback> batch, int charactersAtOnce) {
        List<List<Feedback>> steps = new ArrayList<>();
        int begin = 0;
        int characters = 0;
        for (int i = 0; i < batch.size(); i++) {
            String comment = batch.get(i).comment();
            characters += comment == null ? 0 : comment.length();
            if (characters >= charactersAtOnce || i == batch.size() - 1) {
                steps.add(batch.subList(begin, i + 1));
                begin = i + 1;
                characters = 0;
            }
        }
        return steps;
    }
}
