package io.throughline.stories.stories.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.throughline.stories.stories.Story;
import java.util.List;

/** Counts stories that were new or changed, by what they are and by what their labels rest on. */
final class StoryMetrics {

    private final MeterRegistry registry;

    StoryMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void kept(List<Story> stories) {
        for (Story story : stories) {
            Counter.builder("throughline.stories")
                    .description("Stories that were new or changed")
                    .tag("kind", story.classification().kind().wireName())
                    .tag("basis", story.classification().basis().wireName())
                    .register(registry)
                    .increment();
        }
    }
}
