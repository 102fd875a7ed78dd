package io.throughline.stories.practices.kafka;

import static io.throughline.stories.Contract.PRACTICE;
import static io.throughline.stories.Contract.assertSameJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.runtime.events.Event;
import io.throughline.stories.practices.Origin;
import io.throughline.stories.practices.PracticeState;
import io.throughline.stories.practices.PracticeState.Excerpt;
import io.throughline.stories.practices.Spread;
import io.throughline.stories.practices.Spread.StoresLikely;
import io.throughline.stories.practices.SpreadClass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is published is what the contract's examples show. */
class PracticeEventsTest {

    private static final UUID ORGANIZATION = UUID.fromString("0192f0c0-0000-7000-8000-000000000001");
    private static final UUID ONE = UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60");
    private static final UUID OTHER = UUID.fromString("0192f0c1-6b4f-7a2e-8e11-4c2d3e5f6a71");
    private static final Instant FIRST = Instant.parse("2026-08-23T09:15:30Z");
    private static final Instant LAST = Instant.parse("2026-11-20T16:40:02Z");
    private static final String SWAP =
            "The man at the till noticed the crack in my kettle and swapped it before I had even asked.";
    private static final String EGGS = "She checked the eggs, found one broken and fetched me another box.";

    @Test
    void aPracticeIsToldAsItsContractShows() {
        Event event = new PracticeEvents()
                .told(practice(List.of(
                        new Excerpt(ONE, "S012", "checkout", FIRST, SWAP, "Just wanted a kettle. " + SWAP),
                        new Excerpt(OTHER, "S034", "checkout", LAST, EGGS, EGGS))));
        PRACTICE.assertValid(event.data());
        assertSameJson(event.data(), PRACTICE.example("praise"));
        assertThat(event.topic()).isEqualTo("throughline.practices.v1");
        assertThat(event.type()).isEqualTo("io.throughline.practice.v1");
        assertThat(event.key()).isEqualTo(ORGANIZATION + "/" + ONE);
        assertThat(event.id()).isEqualTo(ONE + ":94");
    }

    @Test
    void aMergedPracticeIsNothingButItsIdentity() {
        Event event = new PracticeEvents().told(PracticeState.merged(ORGANIZATION, OTHER, 9, Origin.PRAISE, ONE));
        PRACTICE.assertValid(event.data());
        assertSameJson(event.data(), PRACTICE.example("merged"));
    }

    @Test
    void aPracticeThatIsNoMoreHasNoDataAndARevisionAllTheSame() {
        Event event = new PracticeEvents().gone(ORGANIZATION, ONE, 95);
        assertThat(event.data()).isNull();
        assertThat(event.id()).isEqualTo(ONE + ":95");
    }

    @Test
    void longWordsAreCutAndNotThroughACharacter() {
        String sentence = "a".repeat(198) + "😀😀";
        PracticeState practice =
                practice(List.of(new Excerpt(ONE, "S012", "checkout", FIRST, sentence, "b".repeat(998) + "😀😀")));
        assertThat(practice.title()).isEqualTo("a".repeat(198) + "…");
        assertThat(practice.excerpts().get(0).text()).isEqualTo("b".repeat(998) + "…");
        PRACTICE.assertValid(PracticeEvents.json(practice));
    }

    @Test
    void withAllItsBestWordsErasedItStaysWithinItsContract() {
        PracticeState practice = practice(List.of());
        assertThat(practice.title()).isEqualTo("(erased)");
        PRACTICE.assertValid(PracticeEvents.json(practice));
    }

    @Test
    void aTitleThatAPersonWroteIsNoStorysWords() {
        String told = "Where do I lock my cargo bike? Please put up some racks by the door.";
        Event event = new PracticeEvents()
                .told(PracticeState.of(
                        ORGANIZATION,
                        new PracticeState.Known(
                                ONE,
                                12,
                                Origin.SUGGESTION,
                                "Bike racks by the entrance",
                                List.of("racks"),
                                List.of("store-environment"),
                                new Spread(
                                        SpreadClass.UNCLEAR,
                                        5,
                                        4,
                                        60,
                                        new StoresLikely(5, 52),
                                        0.41,
                                        3,
                                        0,
                                        0.0,
                                        null,
                                        null),
                                FIRST,
                                LAST),
                        List.of(new Excerpt(OTHER, "S034", "entrance", LAST, told, told))));
        PRACTICE.assertValid(event.data());
        assertSameJson(event.data(), PRACTICE.example("suggestion"));
    }

    private static PracticeState practice(List<Excerpt> excerpts) {
        return PracticeState.of(
                ORGANIZATION,
                new PracticeState.Known(
                        ONE,
                        94,
                        Origin.PRAISE,
                        null,
                        List.of("swapped", "crack", "before", "asked"),
                        List.of("staff-help", "checkout"),
                        new Spread(
                                SpreadClass.PARTIAL,
                                34,
                                11,
                                60,
                                new StoresLikely(11, 14),
                                0.01,
                                12,
                                20,
                                0.59,
                                14,
                                0.15),
                        FIRST,
                        LAST),
                excerpts);
    }
}
