package io.throughline.stories.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.throughline.stories.classification.PassageEncoder;
import io.throughline.stories.classification.Subject;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ClassifyingThreadsTest {

    private final Timer timer = Timer.builder("test").register(new SimpleMeterRegistry());
    private final AtomicBoolean idleWithin = new AtomicBoolean(true);
    private final CountDownLatch made = new CountDownLatch(1);
    private final ClassifyingThreads threads = new ClassifyingThreads(
            this::look, new Passages(PassageEncoder.of(text -> new float[] {1}, "none")), 1, timer);

    @Test
    void whatCanWaitHasItsTurnOnlyWhenNothingIsUnderWay() {
        assertThat(threads.isIdle()).isTrue();
        run(1);
        assertThat(idleWithin).isFalse();
        assertThat(threads.isIdle()).isTrue();
    }

    @Test
    void afterManyAtOnceMoreAreToBeExpected() {
        run(40);
        assertThat(threads.isIdle()).isFalse();
    }

    private void run(int many) {
        made.countDown();
        assertThatThrownBy(() -> threads.classify(Collections.nCopies(
                        many, new ClassifyingThreads.Work(UUID.randomUUID(), Subject.ofText("Thanks"), null))))
                .isInstanceOf(IllegalStateException.class);
        threads.close();
    }

    private io.throughline.stories.classification.Classifier look(UUID organization) {
        try {
            made.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        idleWithin.set(threads.isIdle());
        throw new IllegalArgumentException("classifies nothing: the threads are looked at, not what they do");
    }
}
