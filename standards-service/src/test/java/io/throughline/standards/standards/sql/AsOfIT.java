package io.throughline.standards.standards.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.OwnDatabase;
import io.throughline.standards.standards.Place;
import io.throughline.standards.standards.Scope;
import io.throughline.standards.standards.Version;
import io.throughline.standards.standards.query.Sort;
import io.throughline.standards.standards.query.StandardFilter;
import io.throughline.standards.standards.query.Viewpoint;
import io.throughline.standards.stores.Store;
import io.throughline.standards.stores.sql.Stores;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/**
 * What held in a store on a day, as it is known now or was known at any time: the tables and queries answer what follows from reading all that
 * was said. The same worlds every time: a change breaks what it breaks for everybody.
 */
class AsOfIT {

    /** From the earliest day on Earth to the latest. */
    private static final String[] ZONES = {
        "Pacific/Kiritimati", "Asia/Kathmandu", "Europe/London", "America/Chicago", "Pacific/Pago_Pago"
    };

    private static final int STORES = 2;

    private static OwnDatabase database;

    private Office office;

    /**
     * A question.
     *
     * @param code which of the codes that the store ever had
     * @param day counted from the first; null for the store's own day at that time
     * @param time which of the times at which anything was said; null for now
     * @param justBefore that time
     */
    record Question(int store, int code, String role, Integer day, Integer time, boolean justBefore) {}

    @BeforeContainer
    static void start() throws SQLException {
        database = new OwnDatabase("as_of");
    }

    @AfterContainer
    static void stop() throws SQLException {
        database.close();
    }

    @Property(tries = 250, seed = "1", edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReportMode.OFF)
    void everyDayAtAnyTimeHasWhatWasThenSaidOfIt(
            @ForAll("moves") List<Move> moves, @ForAll("questions") List<Question> questions) throws SQLException {
        live(moves);
        Chronicle chronicle = office.chronicle();
        for (Question question : questions) {
            Instant knownAt = knownAt(question);
            Instant known = knownAt == null ? office.now() : knownAt;
            if (question.day() != null) {
                LocalDate day = Chronicle.FIRST_DAY.plusDays(question.day());
                assertThat(listed(question.role(), new Viewpoint(false, day, null, knownAt)))
                        .as("anywhere on %s, known at %s", day, knownAt)
                        .isEqualTo(chronicle.holding(question.role(), day, known));
            }
            List<String> codes = chronicle.codes(question.store());
            if (!codes.isEmpty()) {
                String code = codes.get(question.code() % codes.size());
                LocalDate asked = question.day() == null ? null : Chronicle.FIRST_DAY.plusDays(question.day());
                LocalDate day = asked == null ? chronicle.today(question.store(), known, known) : asked;
                Set<String> holding = chronicle.holding(question.store(), question.role(), day, known);
                assertThat(listed(question.role(), inStore(code, asked, knownAt)))
                        .as("in %s on %s, known at %s", code, day, knownAt)
                        .isEqualTo(holding);
                Statistics.collect(
                        holding.isEmpty()
                                ? "nothing"
                                : holding.stream().allMatch(one -> one.endsWith(" []"))
                                        ? "core"
                                        : "core and additions");
            }
        }
        Statistics.coverage(held -> {
            held.check("core").percentage(share -> share > 10);
            held.check("core and additions").percentage(share -> share > 1);
        });
    }

    @Property(tries = 100, seed = "2", edgeCases = EdgeCasesMode.NONE)
    void pastOfAStoreIsChangedOnlyByCorrections(@ForAll("moves") List<Move> moves) throws SQLException {
        live(moves);
        Chronicle chronicle = office.chronicle();
        for (int store = 1; store <= STORES; store++) {
            for (Instant time : chronicle.timesOfLookingAhead(store)) {
                String code = chronicle.codes(store).get(0);
                LocalDate yesterday = chronicle.today(store, time, time).minusDays(1);
                assertThat(listed(null, inStore(code, yesterday, time)))
                        .as("in %s on %s, known at %s", code, yesterday, time)
                        .isEqualTo(listed(null, inStore(code, yesterday, time.minusMillis(1))));
            }
        }
    }

    /** Where it is a day earlier than in the others. */
    @Example
    void versionForFewStoresDoesNotEndWhatHeldYesterdayInOthers() throws SQLException {
        pastOfAStoreIsChangedOnlyByCorrections(List.of(
                new Move.Becomes(1, 1, 0, null, null, "Pacific/Kiritimati", true),
                new Move.Becomes(1, 2, 0, null, null, "Pacific/Pago_Pago", true),
                new Move.Publishes(1, 1, null, 0, Scope.EVERYWHERE, null),
                new Move.Publishes(
                        45, 1, null, 0, new Scope(List.of(), List.of(), List.of("S2-0"), List.of(), List.of()), null)));
    }

    @Property(tries = 60, seed = "3", edgeCases = EdgeCasesMode.NONE)
    void noDayIsWithoutAVersionThatNobodyRetired(@ForAll("moves") List<Move> moves) throws SQLException {
        live(moves);
        Chronicle chronicle = office.chronicle();
        for (int store = 1; store <= STORES && !chronicle.codes(store).isEmpty(); store++) {
            for (int i = 0; i < 40; i += 3) {
                LocalDate day = Chronicle.FIRST_DAY.plusDays(i);
                assertThat(listed(null, inStore(chronicle.codes(store).get(0), day, null)))
                        .as("in store %d on %s", store, day)
                        .extracting(one -> Integer.parseInt(one.split("/")[0]))
                        .containsAll(chronicle.neverWithout(day, office.now()));
            }
        }
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<Integer> hours = Arbitraries.integers().between(1, 60);
        Arbitrary<Integer> standards = Arbitraries.integers().between(1, 2);
        Arbitrary<Integer> which = Arbitraries.integers().between(0, 3);
        Arbitrary<Integer> inDays = Arbitraries.integers().between(0, 6);
        Arbitrary<Scope> scopes = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Scope.EVERYWHERE)),
                Tuple.of(
                        4,
                        Combinators.combine(
                                        Arbitraries.of("north", "south").list().ofMaxSize(1),
                                        Arbitraries.of("city", "market").list().ofMaxSize(1),
                                        Arbitraries.of("S1-0", "S1-1", "S2-0")
                                                .list()
                                                .uniqueElements()
                                                .ofMaxSize(2))
                                .as((regions, formats, stores) ->
                                        new Scope(regions, formats, stores, List.of(), List.of()))));
        Arbitrary<String> roles = Arbitraries.of("cashier").injectNull(0.7);
        Arbitrary<String> variants = Arbitraries.of("a", "b").injectNull(0.5);
        Arbitrary<Move> publishes = Combinators.combine(hours, standards, variants, inDays, scopes, roles)
                .as(Move.Publishes::new);
        Arbitrary<Move> corrects = Combinators.combine(
                        hours, standards, which, Arbitraries.integers().between(0, 9), scopes, roles)
                .as(Move.Corrects::new);
        Arbitrary<Move> retires =
                Combinators.combine(hours, standards, which, inDays).as(Move.Retires::new);
        Arbitrary<Move> becomes = Combinators.combine(
                        hours,
                        Arbitraries.integers().between(1, STORES),
                        Arbitraries.integers().between(-4, 6),
                        Arbitraries.of("north", "south").injectNull(0.1),
                        Arbitraries.of("city", "market").injectNull(0.1),
                        Arbitraries.of(ZONES),
                        Arbitraries.of(true, false))
                .as(Move.Becomes::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(8, publishes), Tuple.of(2, corrects), Tuple.of(2, retires), Tuple.of(4, becomes))
                .list()
                .ofMinSize(4)
                .ofMaxSize(14);
    }

    @Provide
    Arbitrary<List<Question>> questions() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, STORES),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("cashier", "baker").injectNull(0.5),
                        Arbitraries.integers().between(-1, 40).injectNull(0.2),
                        Arbitraries.integers().between(0, 9).injectNull(0.3),
                        Arbitraries.of(true, false))
                .as(Question::new)
                .list()
                .ofSize(20);
    }

    private void live(List<Move> moves) throws SQLException {
        database.empty();
        office = new Office(database);
        for (Move move : moves) {
            office.take(move);
        }
    }

    private Instant knownAt(Question question) {
        List<Instant> times = office.chronicle().times();
        if (question.time() == null || times.isEmpty()) {
            return null;
        }
        Instant time = times.get(question.time() % times.size());
        return question.justBefore() ? time.minusMillis(1) : time;
    }

    /** As who works in the store sees it. */
    private Viewpoint inStore(String code, LocalDate asOf, Instant knownAt) throws SQLException {
        List<Store> stores = new OrganizationTransaction(database.request())
                .call(
                        Office.ORGANIZATION,
                        connection -> Stores.byCode(connection, Office.ORGANIZATION, Set.of(code), knownAt));
        assertThat(stores).hasSize(1);
        Store store = stores.get(0);
        LocalDate day = asOf == null ? store.dayAt(knownAt == null ? office.now() : knownAt) : asOf;
        Store.Period period = store.on(day);
        return new Viewpoint(
                true, null, List.of(new Place(store.codes(), period.region(), period.format(), day)), knownAt);
    }

    /** By the list and, where no role is asked for, the same of each standard by itself. */
    private Set<String> listed(String role, Viewpoint viewpoint) throws SQLException {
        return new OrganizationTransaction(database.request()).call(Office.ORGANIZATION, connection -> {
            StandardFilter filter = new StandardFilter(null, role, null, null, null, null);
            List<String> listed =
                    StandardList.list(connection, Office.ORGANIZATION, filter, viewpoint, Sort.NEWEST_FIRST, null, 200)
                            .stream()
                            .map(one -> named(office.number(one.id()), one.version(), one.additions()))
                            .sorted()
                            .toList();
            assertThat(listed)
                    .as("one version of a standard")
                    .extracting(one -> one.split("/")[0])
                    .doesNotHaveDuplicates();
            if (role == null) {
                List<String> singly = new ArrayList<>();
                for (int standard : office.standards()) {
                    StandardTable.find(connection, Office.ORGANIZATION, office.id(standard), viewpoint.knownAt())
                            .flatMap(found -> viewpoint
                                    .newest(found)
                                    .map(version ->
                                            named(standard, version, viewpoint.additions(version, found.versions()))))
                            .ifPresent(singly::add);
                }
                assertThat(singly).as("each by itself").containsExactlyElementsOf(listed);
            }
            return new TreeSet<>(listed);
        });
    }

    private static String named(int standard, Version version, List<Version> additions) {
        return standard + "/" + version.number() + " "
                + additions.stream().map(Version::number).toList();
    }
}
