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
 * @param storesLikely how many stores are likely to do it: a few stories show a part of them only, and stores give unlike amounts of feedback
 * @param mostStores the probability that at least half of the stores do it, 0 to 1
 * @param weeks calendar weeks (ISO, UTC) that the stories are of
 * @param attributed stories that name an employee
 * @param attributedShare of the stories, 0 to 1
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
        Double mostStores,
        int weeks,
        int attributed,
        Double attributedShare,
        Integer employees,
        Double topEmployeeShare) {

    /** Fewer stories say nothing about spread. */
    private static final int LEAST_STORIES = 8;

    private static final double ONE_STORES = 0.8;
    private static final double ONE_PERSONS = 0.8;

    /** Of one store's stories, another may have so many that are in the wrong practice. */
    private static final double MISTAKEN = 0.06;

    private static final int LEAST_ATTRIBUTED = 5;
    /** Where fewer of the stories name someone, those who are named may not be those who do it. */
    private static final double LEAST_SHARE_ATTRIBUTED = 0.2;

    private static final int LEAST_SHOWN = 5;

    private static final int LOCAL_EMPLOYEES = 3;
    private static final int LOCAL_WEEKS = 3;

    /** What would come of chance so often is no evidence for one store or one person. */
    private static final double CHANCE = 0.05;

    /** How sure it must be that most stores do it, or that most do not. */
    private static final double SURE = 0.8;

    /** A 90 % interval, both ends included. */
    public record StoresLikely(int low, int high) {}

    /**
     * @param behaviours one practice's, at least one
     * @param volumes feedback of each store
     */
    static Spread of(List<Behaviour> behaviours, Map<String, Long> volumes) {
        Map<String, Long> stores = counts(behaviours, Behaviour::store);
        Map<String, Long> employees = counts(behaviours, Behaviour::employee);
        int stories = behaviours.size();
        int attributed =
                (int) employees.values().stream().mapToLong(Long::longValue).sum();
        int weeks = (int) behaviours.stream().map(Spread::week).distinct().count();
        Adoption.Stores likely = Adoption.likely(stores, volumes);
        SpreadClass kind = stories < LEAST_STORIES
                ? SpreadClass.UNCLEAR
                : byPeople(employees, attributed, stories)
                        ? SpreadClass.STAR
                        : byStores(stores, volumes, stories)
                                ? local(employees, attributed, stories, weeks)
                                : byAdoption(likely);
        boolean shown = employees.size() >= LEAST_SHOWN;
        int silent = (int) volumes.keySet().stream()
                .filter(store -> !stores.containsKey(store))
                .count();
        return new Spread(
                kind,
                stories,
                stores.size(),
                stores.size() + silent,
                new StoresLikely(likely.low(), likely.high()),
                hundredths(likely.half()),
                weeks,
                attributed,
                hundredths((double) attributed / stories),
                shown ? employees.size() : null,
                shown ? hundredths((double) largest(employees) / attributed) : null);
    }

    /** One person's, and not by chance one of two's. */
    private static boolean byPeople(Map<String, Long> employees, int attributed, int stories) {
        long top = largest(employees);
        return known(attributed, stories) && top >= ONE_PERSONS * attributed && atLeast(top, attributed, 0.5) <= CHANCE;
    }

    private static boolean known(int attributed, int stories) {
        return attributed >= LEAST_ATTRIBUTED && attributed >= LEAST_SHARE_ATTRIBUTED * stories;
    }

    /** One store's: none other tells of it more often than may be a mistake, and it is not because most feedback is that store's anyway. */
    private static boolean byStores(Map<String, Long> stores, Map<String, Long> volumes, int stories) {
        long top = largest(stores);
        String store = stores.keySet().stream()
                .filter(name -> stores.get(name) == top)
                .findFirst()
                .orElseThrow();
        double all = volumes.values().stream().mapToLong(Long::longValue).sum();
        double share = all == 0 ? 0 : Math.min(1, volumes.getOrDefault(store, 0L) / all);
        long second = stores.entrySet().stream()
                .filter(other -> !other.getKey().equals(store))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(0);
        return top >= ONE_STORES * stories
                && second <= Math.max(1, MISTAKEN * stories)
                && atLeast(top, stories, share) <= CHANCE;
    }

    /** Where nobody is named at all, the store's stories are all there is to go by. */
    private static SpreadClass local(Map<String, Long> employees, int attributed, int stories, int weeks) {
        boolean severalPeople = attributed == 0 || employees.size() >= LOCAL_EMPLOYEES;
        return severalPeople && weeks >= LOCAL_WEEKS ? SpreadClass.LOCAL : SpreadClass.UNCLEAR;
    }

    private static SpreadClass byAdoption(Adoption.Stores likely) {
        if (likely.half() >= SURE) {
            return SpreadClass.WIDESPREAD;
        }
        return likely.half() <= 1 - SURE ? SpreadClass.PARTIAL : SpreadClass.UNCLEAR;
    }

    /** The binomial probability of so many or more. */
    private static double atLeast(long successes, int trials, double probability) {
        if (probability >= 1) {
            return 1;
        }
        double sum = 0;
        double choose = 0;
        for (int k = 0; k <= trials && probability > 0; k++) {
            if (k >= successes) {
                sum += Math.exp(choose + k * Math.log(probability) + (trials - k) * Math.log1p(-probability));
            }
            choose += Math.log((double) (trials - k) / (k + 1));
        }
        return sum;
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
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
