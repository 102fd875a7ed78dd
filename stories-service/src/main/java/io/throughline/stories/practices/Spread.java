package io.throughline.stories.practices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How far a practice has spread, and the counts that say so.
 *
 * @param kind judged by stores first; by people only where enough stories name someone
 * @param stores that the stories are of
 * @param storesHeardFrom stores of the organization with any feedback at all
 * @param storesLikely how many stores are likely to do it: a few stories show a part of them only
 * @param weeks calendar weeks (ISO, UTC) that the stories are of
 * @param attributed stories that name an employee
 * @param employees how many they name; null for fewer than five people, who could be recognised
 * @param topEmployeeShare the share of the attributed stories that name the one named most, 0 to 1; null for fewer than five people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Spread(
        @JsonProperty("class") SpreadClass kind,
        int stories,
        int stores,
        int storesHeardFrom,
        StoresLikely storesLikely,
        int weeks,
        int attributed,
        Integer employees,
        Double topEmployeeShare) {

    /** Fewer stories say nothing about spread. */
    private static final int LEAST_STORIES = 8;

    private static final double ONE_STORES = 0.8;
    private static final double ONE_PERSONS = 0.8;
    private static final int LEAST_ATTRIBUTED = 5;
    /** Where fewer of the stories name someone, those who are named may not be those who do it. */
    private static final double LEAST_SHARE_ATTRIBUTED = 0.2;

    private static final int LEAST_SHOWN = 5;

    private static final int LOCAL_EMPLOYEES = 3;
    private static final int LOCAL_WEEKS = 3;

    /** A 90 % interval, both ends included. */
    public record StoresLikely(int low, int high) {}

    /** @param behaviours one practice's, at least one */
    static Spread of(List<Behaviour> behaviours, int storesHeardFrom) {
        Map<String, Long> stores = counts(behaviours, Behaviour::store);
        Map<String, Long> employees = counts(behaviours, Behaviour::employee);
        int stories = behaviours.size();
        int heardFrom = Math.max(stores.size(), storesHeardFrom);
        int attributed =
                (int) behaviours.stream().filter(b -> b.employee() != null).count();
        int weeks = (int) behaviours.stream().map(Spread::week).distinct().count();
        Occupancy.Interval likely = Occupancy.likely(stories, stores.size(), heardFrom);
        boolean peopleKnown = attributed >= LEAST_ATTRIBUTED && attributed >= LEAST_SHARE_ATTRIBUTED * stories;
        double topPerson = attributed == 0 ? 0 : (double) largest(employees) / attributed;

        SpreadClass kind;
        if (stories < LEAST_STORIES) {
            kind = SpreadClass.UNCLEAR;
        } else if (peopleKnown && topPerson >= ONE_PERSONS) {
            kind = SpreadClass.STAR;
        } else if (largest(stores) >= ONE_STORES * stories) {
            boolean severalPeople = !peopleKnown || employees.size() >= LOCAL_EMPLOYEES;
            kind = severalPeople && weeks >= LOCAL_WEEKS ? SpreadClass.LOCAL : SpreadClass.UNCLEAR;
        } else if (likely.low() * 2 >= heardFrom) {
            kind = SpreadClass.WIDESPREAD;
        } else {
            kind = likely.high() * 2 < heardFrom ? SpreadClass.PARTIAL : SpreadClass.UNCLEAR;
        }
        boolean shown = employees.size() >= LEAST_SHOWN;
        return new Spread(
                kind,
                stories,
                stores.size(),
                heardFrom,
                new StoresLikely(likely.low(), likely.high()),
                weeks,
                attributed,
                shown ? employees.size() : null,
                shown ? Math.round(topPerson * 100) / 100.0 : null);
    }

    private static Map<String, Long> counts(List<Behaviour> behaviours, Function<Behaviour, String> by) {
        return behaviours.stream()
                .map(by)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static long largest(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static int week(Behaviour behaviour) {
        LocalDate day = behaviour.correctedAt().atOffset(ZoneOffset.UTC).toLocalDate();
        return day.get(IsoFields.WEEK_BASED_YEAR) * 100 + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
