package io.throughline.stories.stories.kafka;

import static io.throughline.stories.Api.soon;
import static io.throughline.stories.Api.story;
import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Contract.ERASURE_CONFIRMED;
import static io.throughline.stories.Topics.ERASURES;
import static io.throughline.stories.Topics.data;
import static io.throughline.stories.Topics.erase;
import static io.throughline.stories.Topics.header;
import static io.throughline.stories.Topics.publish;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.OnRealParts;
import io.throughline.stories.Topics;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Who asked for an erasure learns that it is done here. */
@OnRealParts
class ErasureConfirmationsIT {

    private final UUID organization = UUID.randomUUID();
    private final FeedbackEvent event = FeedbackEvent.of(organization).comment("She carried it to my car.");

    @Test
    void anErasedStoryIsConfirmed() {
        publish(event);
        storyOf(organization, event);
        erase(event);
        ConsumerRecord<byte[], byte[]> confirmed = confirmations(1).get(0);
        assertThat(story(organization, event.id()).statusCode()).isEqualTo(404);
        ERASURE_CONFIRMED.assertValid(data(confirmed));
        assertThat(data(confirmed)).contains(organization.toString()).contains("stories-service");
        assertThat(header(confirmed, "ce_type")).isEqualTo("io.throughline.erasure-confirmed.v1");
        assertThat(header(confirmed, "ce_id")).isEqualTo(event.id() + ":2");
    }

    @Test
    void whatWasNeverThereIsConfirmedAsOftenAsItIsAskedFor() {
        erase(event);
        confirmations(1);
        erase(event);
        confirmations(2);
    }

    @Test
    void whatWasKeptForLongEnoughGoesWithoutAWord() {
        publish(event);
        storyOf(organization, event);
        erase(event, ", \"reason\": \"retention\"");
        soon().untilAsserted(() ->
                assertThat(story(organization, event.id()).statusCode()).isEqualTo(404));
        FeedbackEvent later = FeedbackEvent.of(organization).store("S001");
        erase(later);
        soon().until(() -> !read(later).isEmpty());
        assertThat(read(event)).isEmpty();
    }

    private List<ConsumerRecord<byte[], byte[]>> confirmations(int count) {
        return soon().until(() -> read(event), found -> found.size() == count);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(FeedbackEvent erased) {
        return Topics.read(
                ERASURES, record -> new String(record.key(), UTF_8).equals(organization + "/" + erased.id()));
    }
}
