package io.throughline.stories.stories.kafka;

import static io.throughline.stories.Api.soon;
import static io.throughline.stories.Api.stories;
import static io.throughline.stories.Api.story;
import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Contract.STORY_CLASSIFIED;
import static io.throughline.stories.Topics.STORIES;
import static io.throughline.stories.Topics.data;
import static io.throughline.stories.Topics.header;
import static io.throughline.stories.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.stories.Contract;
import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.OnRealParts;
import io.throughline.stories.Topics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@OnRealParts
class FeedbackFlowIT {

    private final UUID organization = UUID.randomUUID();

    @Test
    void feedbackBecomesAStoryThatCanBeReadAndIsPublished() {
        FeedbackEvent event = FeedbackEvent.of(organization)
                .comment("I waited forty minutes at the checkout and nobody helped me. Terrible service.")
                .unhappy();
        publish(event);

        var story = storyOf(organization, event).jsonPath();
        assertThat(story.getString("kind")).isEqualTo("complaint");
        assertThat(story.getString("sentiment")).isEqualTo("negative");
        assertThat(story.getString("basis")).isEqualTo("text");
        assertThat(story.getString("explanation.sentence")).isNotBlank();
        assertThat(story.getList("explanation.nearest")).isNotEmpty();

        ConsumerRecord<byte[], byte[]> published = published(event, 1).get(0);
        STORY_CLASSIFIED.assertValid(data(published));
        assertThat(header(published, "ce_id")).isEqualTo(event.id() + ":1");
        assertThat(header(published, "ce_type")).isEqualTo("io.throughline.story-classified.v1");
        assertThat(header(published, "ce_source")).isEqualTo("/stories-service");
        assertThat(new String(published.key())).isEqualTo(event.key());
        assertThat(Contract.tree(data(published)).get("kind").textValue()).isEqualTo("complaint");
    }

    @Test
    void ratingAloneBecomesAStory() {
        FeedbackEvent event = FeedbackEvent.of(organization);
        publish(event);
        var story = storyOf(organization, event).jsonPath();
        assertThat(story.getString("kind")).isEqualTo("praise");
        assertThat(story.getString("basis")).isEqualTo("rating");
        assertThat(story.getInt("rating.value")).isEqualTo(5);
        assertThat(story.<Object>get("text")).isNull();
    }

    @Test
    void textsThatMaskingLengthenedBecomeAStory() {
        String comment = "Call me at [phone] or [phone], the queue was far too long. ".repeat(500);
        FeedbackEvent event = FeedbackEvent.of(organization).comment(comment).with("goal", comment);
        publish(event);
        var story = storyOf(organization, event).jsonPath();
        assertThat(story.getString("text")).isEqualTo(comment);
        assertThat(story.getString("goal")).isEqualTo(comment);
        assertThat(story.getString("basis")).isEqualTo("text");
        STORY_CLASSIFIED.assertValid(data(published(event, 1).get(0)));
    }

    @Test
    void feedbackDeliveredTwiceIsOneStoryAndOneEvent() {
        FeedbackEvent event = FeedbackEvent.of(organization);
        FeedbackEvent last = FeedbackEvent.of(organization);
        publish(event, event);
        storyOf(organization, event);
        publish(event, last);
        storyOf(organization, last);

        assertThat(stories(organization, Map.of()).jsonPath().getList("items")).hasSize(2);
        published(last, 1);
        assertThat(published(event, 1)).hasSize(1);
    }

    @Test
    void higherRevisionChangesTheStory() {
        FeedbackEvent event = FeedbackEvent.of(organization);
        publish(event);
        storyOf(organization, event);
        publish(event.revision(2).unhappy());
        soon().untilAsserted(() -> assertThat(
                        story(organization, event.id()).jsonPath().getString("kind"))
                .isEqualTo("complaint"));
        assertThat(story(organization, event.id()).jsonPath().getInt("revision"))
                .isEqualTo(2);
        assertThat(published(event, 2))
                .extracting(record -> header(record, "ce_id"))
                .containsExactly(event.id() + ":1", event.id() + ":2");
    }

    @Test
    void lowerRevisionThatComesLateChangesNothing() {
        FeedbackEvent event = FeedbackEvent.of(organization);
        publish(event.revision(3));
        storyOf(organization, event);
        FeedbackEvent last = FeedbackEvent.of(organization);
        publish(event.revision(2).unhappy(), last);
        storyOf(organization, last);
        assertThat(story(organization, event.id()).jsonPath().getString("kind")).isEqualTo("praise");
        published(last, 1);
        assertThat(published(event, 1)).hasSize(1);
    }

    @Test
    void revisionsOfOneBatchLeaveTheHighest() {
        FeedbackEvent event = FeedbackEvent.of(organization);
        publish(event.revision(2));
        publish(event.revision(1).unhappy());
        publish(event.revision(4).unhappy());
        publish(event.revision(3));
        FeedbackEvent last = FeedbackEvent.of(organization);
        publish(last);
        storyOf(organization, last);
        assertThat(story(organization, event.id()).jsonPath().getString("kind")).isEqualTo("complaint");
    }

    @Test
    void manyOfManyOrganizationsInOneBatchStayApart() {
        UUID other = UUID.randomUUID();
        FeedbackEvent[] events = IntStream.range(0, 300)
                .mapToObj(
                        i -> FeedbackEvent.of(i % 3 == 0 ? other : organization).store("S" + i % 7))
                .toArray(FeedbackEvent[]::new);
        publish(events);
        soon().untilAsserted(() -> {
            assertThat(stories(organization, Map.of("limit", 200)).jsonPath().getList("items"))
                    .hasSize(200);
            assertThat(stories(other, Map.of("limit", 200)).jsonPath().getList("items"))
                    .hasSize(100);
        });
    }

    @Test
    void eventsOfOtherTypesAreSkipped() {
        FeedbackEvent after = FeedbackEvent.of(organization);
        Topics.publish("io.throughline.feedback-held.v1", after.key(), "{}".getBytes());
        publish(after);
        storyOf(organization, after);
        assertThat(Topics.read(Topics.DEAD_LETTERS, record -> new String(record.key()).equals(after.key())))
                .isEmpty();
    }

    private static List<ConsumerRecord<byte[], byte[]>> published(FeedbackEvent event, int atLeast) {
        return soon().until(
                        () -> Topics.read(STORIES, record -> data(record)
                                .contains(event.id().toString())),
                        records -> records.size() >= atLeast);
    }
}
