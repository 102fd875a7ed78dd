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

    /**
     * One classification for each subject, in their order.
     *
     * @throws IllegalStateException when a subject cannot be classified
     */
    public List<Classification> classify(List<Subject> subjects) throws InterruptedException {
        List<Future<Classification>> underWay = subjects.stream()
                .map(subject -> threads.submit(() -> perSubject.record(() -> classify(subject))))
                .toList();
        List<Classification> classifications = new ArrayList<>(subjects.size());
        for (Future<Classification> one : underWay) {
            try {
                classifications.add(one.get());
            } catch (ExecutionException failed) {
                underWay.forEach(rest -> rest.cancel(false));
                throw new IllegalStateException("a subject could not be classified", failed.getCause());
            }
        }
        return classifications;
    }

    private Classification classify(Subject subject) {
        return classifier.classify(List.of(subject)).get(0);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
