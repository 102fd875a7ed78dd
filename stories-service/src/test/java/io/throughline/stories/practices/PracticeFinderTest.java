package io.throughline.stories.practices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PracticeFinderTest {

    private final PracticeFinder finder = new PracticeFinder(new PracticeFinder.Threshold(0.9, 0.9), 3);

    @Test
    void theSameStoriesMakeTheSamePracticesInWhateverOrder() {
        List<Behaviour> told = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            told.add(telling(i, random.nextInt(4) * 40 + random.nextInt(25)));
        }
        List<Practice> practices = finder.find(told, heard(10));
        assertThat(practices).hasSizeGreaterThan(2);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(told, random);
            assertThat(finder.find(told, heard(10))).isEqualTo(practices);
        }
    }

    @Test
    void idIsThatOfTheFirstStoryAndStaysAsMoreAreTold() {
        List<Behaviour> told = new ArrayList<>(
                IntStream.range(0, 5).mapToObj(i -> telling(i, i)).toList());
        UUID id = finder.find(told, heard(1)).get(0).id();
        told.add(telling(9, 2));
        assertThat(finder.find(told, heard(1))).extracting(Practice::id).containsExactly(id);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16)
                .isEqualTo(told.get(0).correctedAt().toEpochMilli());
    }

    @Test
    void twoStoriesAreNoPractice() {
        assertThat(finder.find(List.of(telling(0, 0), telling(1, 1), telling(2, 80)), heard(1)))
                .isEmpty();
        assertThat(finder.find(List.of(), heard(0))).isEmpty();
    }

    @Test
    void theStoryInTheMiddleTellsItBest() {
        List<Behaviour> told = List.of(telling(0, 0), telling(1, 10), telling(2, 20));
        assertThat(finder.find(told, heard(1)).get(0).stories().get(0))
                .isEqualTo(told.get(1).story());
    }

    @Test
    void storiesThatAreTooManyToBeGroupedAgainStayWithTheirPractice() {
        List<Behaviour> all =
                IntStream.range(0, 12).mapToObj(i -> telling(i, i)).toList();
        Practice before = finder.find(all, heard(1)).get(0);
        Map<UUID, UUID> places = new HashMap<>();
        all.forEach(behaviour -> places.put(behaviour.story(), before.id()));

        List<Behaviour> newest = new ArrayList<>(all.subList(8, 12));
        newest.add(telling(20, 3));
        List<Practice> after = finder.find(
                newest, new Ground(Map.of(before.id(), all.subList(0, 8)), places, Map.of(), Map.of("S1", 1L)));
        assertThat(after).extracting(Practice::id).containsExactly(before.id());
        assertThat(after.get(0).stories()).hasSize(13);
        assertThat(after.get(0).firstAt()).isEqualTo(before.firstAt());

        List<Behaviour> others = List.of(telling(30, 90), telling(31, 91), telling(32, 92));
        assertThat(finder.find(others, new Ground(Map.of(before.id(), all), Map.of(), Map.of(), Map.of("S1", 1L))))
                .extracting(Practice::id)
                .contains(before.id())
                .hasSize(2);
    }

    @Test
    void whatPeoplePutTogetherStaysTogetherUnderTheNameThatTheyGaveIt() {
        List<Behaviour> told = new ArrayList<>();
        IntStream.range(0, 4).forEach(i -> told.add(telling(i, i)));
        IntStream.range(4, 8).forEach(i -> told.add(telling(i, 90 + i)));
        UUID made = UUID.randomUUID();
        Map<UUID, UUID> pins = new HashMap<>();
        pins.put(told.get(0).story(), made);
        pins.put(told.get(7).story(), made);
        List<Practice> found = finder.find(told, new Ground(Map.of(), Map.of(), pins, Map.of()));
        assertThat(found)
                .anySatisfy(practice -> assertThat(practice.stories())
                        .contains(told.get(0).story(), told.get(7).story()))
                .extracting(Practice::id)
                .contains(made);
    }

    @Test
    void whatPeopleTookApartStaysApartAndOneStoryIsEnough() {
        List<Behaviour> told =
                IntStream.range(0, 6).mapToObj(i -> telling(i, i)).toList();
        UUID made = UUID.randomUUID();
        UUID left = finder.find(told, heard(1)).get(0).id();
        Map<UUID, UUID> pins = new HashMap<>();
        pins.put(told.get(3).story(), made);
        told.stream().filter(one -> one != told.get(3)).forEach(one -> pins.put(one.story(), left));
        List<Practice> found = finder.find(told, new Ground(Map.of(), Map.of(), pins, Map.of()));
        assertThat(found).extracting(Practice::id).containsExactlyInAnyOrder(made, left);
        assertThat(found).anyMatch(practice -> practice.stories()
                .equals(List.of(told.get(3).story())));
    }

    @Test
    void aFreshStoryJoinsThePracticeOfItsOriginThatItIsMostLike() {
        UUID near = UUID.randomUUID();
        UUID far = UUID.randomUUID();
        Map<UUID, List<Behaviour>> best =
                Map.of(near, List.of(telling(0, 0), telling(1, 4)), far, List.of(telling(2, 20), telling(3, 24)));
        Behaviour fresh = telling(9, 6);
        Behaviour alone = telling(9, 120);
        assertThat(finder.join(List.of(fresh, alone), best)).containsExactly(Map.entry(fresh.story(), near));
        Behaviour complaint = new Behaviour(
                fresh.story(),
                Origin.COMPLAINT,
                fresh.correctedAt(),
                "S1",
                null,
                List.of(),
                fresh.sentence(),
                fresh.passage());
        assertThat(finder.join(List.of(complaint), best)).isEmpty();
    }

    private static Ground heard(int stores) {
        return Ground.of(IntStream.range(0, stores).boxed().collect(Collectors.toMap(i -> "S" + i, i -> 10L)));
    }

    private static Behaviour telling(int day, double degrees) {
        double angle = Math.toRadians(degrees);
        return Tellings.of("S" + day % 7, day, null, new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
    }
}
