package io.throughline.stories.reclassification.sql;

import static io.throughline.stories.Api.headOffice;
import static io.throughline.stories.Api.soon;
import static io.throughline.stories.Api.story;
import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Topics.header;
import static io.throughline.stories.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.agroal.DataSource;
import io.throughline.local.PartsTestResource;
import io.throughline.runtime.events.Event;
import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.OnRealParts;
import io.throughline.stories.Topics;
import io.throughline.stories.learning.sql.OwnClassifiers;
import io.throughline.stories.stories.ClassifyingThreads;
import io.throughline.stories.stories.Story;
import io.throughline.stories.stories.kafka.StoryEvents;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One instance dies in the middle of a transaction, and the one that tests run beside goes on. */
@OnRealParts
class ReclassifierIT {

    private static final int BATCH = 4;

    @Inject
    @DataSource("flow")
    javax.sql.DataSource flow;

    @Inject
    OwnClassifiers classifiers;

    @Inject
    ClassifyingThreads live;

    @Inject
    Reclassifications reclassifications;

    private final UUID organization = UUID.randomUUID();
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void whatWasKeptBeforeAKillIsNotDoneAgainAndWhatWasNotIsDoneOnce() throws SQLException {
        List<FeedbackEvent> stories = tenStories();
        addTheme();
        Reclassifier dying =
                new Reclassifier(flow, live, new InFours(), this::killedAtTheSixth, () -> {}, Clock.systemUTC());
        UUID id = UUID.randomUUID();
        sql("""
                insert into reclassification (organization, id, model, state, holder, held_until, asked_by, asked_at)
                values ('%s', '%s', 'a', 'running', '%s', now() + interval '1 hour', 'admin', now())
                """.formatted(organization, id, dying.self()));

        assertThatThrownBy(() -> dying.all(new ReclassificationTable.Work(organization, id, null, false)))
                .isInstanceOf(Killed.class);

        assertThat(stories.subList(0, BATCH))
                .allSatisfy(event -> assertThat(revision(event)).isEqualTo(2));
        assertThat(stories.subList(BATCH, 10))
                .allSatisfy(event -> assertThat(revision(event)).isEqualTo(1));
        sql("update reclassification set held_until = now() where id = '" + id + "'");
        var done = soon().until(() -> reclassifications.find(organization, id).orElseThrow(), read -> read.state()
                .equals("done"));
        assertThat(done.total()).isEqualTo(10);
        assertThat(done.seen()).isEqualTo(10);
        assertThat(done.changed()).isEqualTo(10);
        assertThat(stories).allSatisfy(event -> assertThat(revision(event)).isEqualTo(2));
        assertThat(soon().until(this::toldAgain, ids -> ids.size() >= 10))
                .hasSize(10)
                .doesNotHaveDuplicates();
    }

    private Event killedAtTheSixth(Story story) {
        if (told.incrementAndGet() == BATCH + 2) {
            throw new Killed();
        }
        return StoryEvents.classified(story);
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private List<String> toldAgain() {
        return Topics.read(Topics.STORIES, record -> new String(record.key()).startsWith(organization.toString()))
                .stream()
                .map(record -> header(record, "ce_id"))
                .filter(id -> id.endsWith(":2"))
                .toList();
    }

    private List<FeedbackEvent> tenStories() {
        List<FeedbackEvent> stories = IntStream.range(0, 10)
                .mapToObj(i -> FeedbackEvent.of(organization)
                        .comment("The curtain in the fitting room would not shut, number " + i + "."))
                .sorted(Comparator.comparing(event -> event.id().toString()))
                .toList();
        publish(stories.toArray(FeedbackEvent[]::new));
        stories.forEach(event -> storyOf(organization, event));
        return stories;
    }

    private void addTheme() {
        headOffice(organization)
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        "Fitting rooms",
                        "description",
                        "Fitting rooms: trying clothes on, cubicles, curtains, mirrors.",
                        "examples",
                        List.of(
                                "The fitting room had no hooks and the curtain did not close.",
                                "I waited ten minutes for a changing cubicle.",
                                "Lovely big mirrors where you try things on.")))
                .put("/v1/themes/fitting-rooms")
                .then()
                .statusCode(201);
        soon().until(() -> classifiers.apply(organization).modelVersion().endsWith("+t1"));
    }

    private int revision(FeedbackEvent event) {
        return story(organization, event.id()).jsonPath().getInt("revision");
    }

    private static void sql(String update) throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("stories")) {
            superuser.createStatement().executeUpdate(update);
        }
    }

    private static final class InFours implements ReclassificationSettings {
        @Override
        public int batch() {
            return BATCH;
        }

        @Override
        public double share() {
            return 1;
        }

        @Override
        public Duration lease() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration look() {
            return Duration.ofMillis(50);
        }
    }
}
