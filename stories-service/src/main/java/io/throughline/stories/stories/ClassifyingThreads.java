package io.throughline.stories.stories;

import io.micrometer.core.instrument.Timer;
import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The classifier at work for the flow, on a fixed number of threads: that many cores it may take, and no more. */
public final class ClassifyingThreads implements AutoCloseable {

    private final Classifier classifier;
    private final Timer perSubject;
    private final ExecutorService threads;

    public ClassifyingThreads(Classifier classifier, int threads, Timer perSubject) {
        this.classifier = classifier;
        this.perSubject = perSubject;
        this.threads = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "classifier");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @param behaviour the embedding of what the story tells that was done, null where it tells nothing of the kind */
    public record Classified(Classification classification, float[] behaviour) {}

    /**
     * One classification for each subject, in their order.
     *
     * @throws IllegalStateException when a subject cannot be classified
     */
    public List<Classified> classify(List<Subject> subjects) throws InterruptedException {
        List<Future<Classified>> underWay = subjects.stream()
                .map(subject -> threads.submit(() -> perSubject.record(() -> classify(subject))))
                .toList();
        List<Classified> classifications = new ArrayList<>(subjects.size());
        for (Future<Classified> one : underWay) {
            try {
                classifications.add(one.get());
            } catch (ExecutionException failed) {
                underWay.forEach(rest -> rest.cancel(false));
                throw new IllegalStateException("a subject could not be classified", failed.getCause());
            }
        }
        return classifications;
    }

    private Classified classify(Subject subject) {
        Classification classification = classifier.classify(List.of(subject)).get(0);
        return new Classified(classification, classifier.behaviour(subject.text(), classification));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
