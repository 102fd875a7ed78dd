package io.throughline.stories.stories;

import io.micrometer.core.instrument.Timer;
import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.Labels;
import io.throughline.stories.classification.Subject;
import io.throughline.stories.practices.Passage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The organizations' classifiers at work for the flow, on a fixed number of threads: that many cores they may take, and no more. */
public final class ClassifyingThreads implements AutoCloseable {

    /** So many at once come where the flow is behind; after them more are to be expected. */
    private static final int BEHIND = 32;

    private static final long BEHIND_NANOS = Duration.ofSeconds(1).toNanos();

    private final Function<UUID, Classifier> classifiers;
    private final Passages passages;
    private final Timer perSubject;
    private final ExecutorService threads;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile long behindUntil = System.nanoTime();

    /** @param classifiers the present one of each organization */
    public ClassifyingThreads(
            Function<UUID, Classifier> classifiers, Passages passages, int threads, Timer perSubject) {
        this.classifiers = classifiers;
        this.passages = passages;
        this.perSubject = perSubject;
        this.threads = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "classifier");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @param labels those that a person gave, which stay; null where the classifier is to say */
    public record Work(UUID organization, Subject subject, Labels labels) {}

    /** @param passage what the story tells that was done, asked for or went wrong; null where it tells nothing of the kind */
    public record Classified(Classification classification, Passage passage) {}

    /**
     * One classification for each piece of work, in their order.
     *
     * @throws IllegalStateException when a subject cannot be classified
     */
    public List<Classified> classify(List<Work> work) throws InterruptedException {
        underWay.addAndGet(work.size());
        try {
            return all(work);
        } finally {
            underWay.addAndGet(-work.size());
            if (work.size() >= BEHIND) {
                behindUntil = System.nanoTime() + BEHIND_NANOS;
            }
        }
    }

    /** Whether nothing that flows in waits for the classifier: what can wait may have its turn. */
    public boolean isIdle() {
        return underWay.get() == 0 && System.nanoTime() - behindUntil >= 0;
    }

    private List<Classified> all(List<Work> work) throws InterruptedException {
        List<Future<Classified>> begun = work.stream()
                .map(one -> threads.submit(() -> perSubject.record(() -> classify(one))))
                .toList();
        List<Classified> classifications = new ArrayList<>(work.size());
        for (Future<Classified> one : begun) {
            try {
                classifications.add(one.get());
            } catch (ExecutionException failed) {
                begun.forEach(rest -> rest.cancel(false));
                throw new IllegalStateException("a subject could not be classified", failed.getCause());
            }
        }
        return classifications;
    }

    /** On the caller's thread. */
    public Classified classify(Work work) {
        Classifier classifier = classifiers.apply(work.organization());
        Classification classification =
                classifier.classify(List.of(work.subject())).get(0);
        if (work.labels() != null) {
            classification = classification.labelled(work.labels());
        }
        return new Classified(classification, passages.of(work.subject().text(), classification));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
