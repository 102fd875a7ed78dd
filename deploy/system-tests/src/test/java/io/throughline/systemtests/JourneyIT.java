package io.throughline.systemtests;

import static io.throughline.systemtests.Retailer.feedback;
import static io.throughline.systemtests.Retailer.tap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a customer's words to a story, over HTTP only. */
class JourneyIT {

    private static final String WORDS =
            "The cashier walked me to the shelf and carried the kettle to my car in the rain.";

    private static Retailer retailer;

    @BeforeAll
    static void setUp() throws IOException {
        retailer = Retailer.on(Platform.running());
    }

    @Test
    void aCustomersWordsBecomeAStoryThatSaysWhatItIsAndWhy() throws IOException {
        UUID id = UUID.randomUUID();
        Answer kept = retailer.give(feedback(id, WORDS));
        assertThat(kept.status()).isEqualTo(202);
        assertThat(kept.text("status")).isEqualTo("accepted");

        Answer story = retailer.storyWhenThere(id);
        assertThat(story.text("id")).isEqualTo(id.toString());
        assertThat(story.text("text")).isEqualTo(WORDS);
        assertThat(story.text("store")).isEqualTo("S001");
        assertThat(story.text("kind")).isIn("exceptional", "praise");
        assertThat(story.text("sentiment")).isEqualTo("positive");
        assertThat(story.json().path("explanation").path("nearest")).isNotEmpty();
        assertThat(retailer.storyIds("&store=S001&sentiment=positive")).contains(id.toString());
        assertThat(retailer.feedback(id).json().path("passedOn").asBoolean()).isTrue();
    }

    @Test
    void aTapIsAStoryByItsRating() throws IOException {
        UUID id = UUID.randomUUID();
        assertThat(retailer.give(tap(id, 1)).status()).isEqualTo(202);
        Answer story = retailer.storyWhenThere(id);
        assertThat(story.text("kind")).isEqualTo("complaint");
        assertThat(story.text("basis")).isEqualTo("rating");
    }

    @Test
    void anotherRetailerFindsNothingOfIt() throws IOException {
        UUID id = UUID.randomUUID();
        retailer.give(feedback(id, WORDS));
        retailer.storyWhenThere(id);
        Retailer other = Retailer.on(Platform.running());
        assertThat(other.story(id).status()).isEqualTo(404);
        assertThat(other.feedback(id).status()).isEqualTo(404);
        assertThat(other.storyIds("")).isEmpty();
    }

    @Test
    void eMailAddressesReachNoStory() throws IOException {
        UUID id = UUID.randomUUID();
        retailer.give(feedback(id, "Lovely help with my parcel, thank jo.doe@example.org for me."));
        assertThat(retailer.storyWhenThere(id).json().toString())
                .doesNotContain("example.org")
                .contains("[e-mail]");
    }

    @Test
    void noLogHoldsACustomersWords() throws IOException {
        UUID id = UUID.randomUUID();
        retailer.give(feedback(id, WORDS));
        retailer.give(feedback(id, WORDS + " Twice."));
        retailer.give(feedback(UUID.randomUUID(), WORDS).replace("\"csat\"", "\"stars\""));
        retailer.storyWhenThere(id);
        try (Stream<Path> logs =
                Files.list(Platform.running().parts().directory().resolve("logs"))) {
            assertThat(logs.toList()).isNotEmpty().allSatisfy(log -> assertThat(Files.readString(log))
                    .doesNotContain("carried the kettle"));
        }
    }
}
