package io.throughline.standards.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.OwnDatabase;
import io.throughline.standards.Topics.Sent;
import io.throughline.standards.flow.Act.Organization;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

/**
 * Events come late, twice, out of order, cut into batches anyhow and for what nobody knows: the end is that of the stream in its order. Through
 * the real decoder and handler, on a real database. The same streams every time: a change breaks what it breaks for everybody.
 */
class EventOrderIT {

    private static final List<String> REPLICA =
            List.of("practice", "excerpt", "erased_feedback", "store_state", "store_code");
    private static final List<String> DECIDED = List.of("decision", "snooze");

    /** What the events say now, whatever was decided. */
    private static final String TOLD = """
            select case when deleted then concat_ws(' ', 'deleted', organization, id, revision, first_revision)
                        else 'practice ' || to_jsonb(p)::text end
            from practice p
            union all
            select 'excerpt ' || to_jsonb(e)::text from excerpt e where rank is not null
            union all
            select concat_ws(' ', 'title', organization, practice, story, title) from excerpt where title is not null
            """;

    private static final String LOST_EVIDENCE = """
            select d::text from decision d, unnest(d.evidence) evidence (story)
            where not exists (
                select from erased_feedback erased
                where erased.organization = d.organization and erased.id = evidence.story)
            and not exists (
                select from excerpt e
                where e.organization = d.organization and e.practice = d.practice and e.story = evidence.story
                and num_nonnulls(e.store, e.touchpoint, e.corrected_at, e.sentence, e.text) = 5)
            """;

    private static final String LEFT_OVER = """
            select e::text from excerpt e
            where rank is null and title is null
            and not exists (
                select from decision d
                where d.organization = e.organization and d.practice = e.practice and e.story = any(d.evidence))
            """;

    /** Deleted, and nothing is known any more of what was decided on. */
    private static final String FORGOTTEN = """
            select p::text from practice p join decision d on d.organization = p.organization and d.practice = p.id
            where p.deleted and p.origin is null
            """;

    /** In a part of it, which it had already when it was deleted. */
    private static final String FORGOTTEN_WHOLE = """
            select whole::text
            from practice whole
            join practice part on part.organization = whole.organization and part.merged_into = whole.id
            join decision d on d.organization = part.organization and d.practice = part.id
            where whole.deleted and whole.origin is null
            """;

    private static OwnDatabase database;
    private static InboundHandler handler;
    private static HeadOffice headOffice;

    @BeforeContainer
    static void start() throws Exception {
        database = new OwnDatabase("event_order");
        handler = new InboundHandler(database.flow(), () -> {}, Clock.fixed(HeadOffice.NOW, ZoneOffset.UTC));
        headOffice = new HeadOffice(database.request());
    }

    @AfterContainer
    static void stop() throws Exception {
        database.close();
    }

    @Property(tries = 90, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void anyOrderEndsInTheSameState(@ForAll("events") Delivery delivery) throws Exception {
        database.empty();
        play(delivery.inOrder());
        List<String> expected = rows(REPLICA);
        isWithoutErasedWords(delivery);

        database.empty();
        play(delivery.batches());
        assertThat(rows(REPLICA)).containsExactlyInAnyOrderElementsOf(expected);
        isWithoutErasedWords(delivery);

        play(List.of(delivery.stream()));
        assertThat(rows(REPLICA)).as("read again from the start").containsExactlyInAnyOrderElementsOf(expected);
        isWithoutErasedWords(delivery);
    }

    @Property(tries = 120, seed = "2", edgeCases = EdgeCasesMode.NONE)
    void batchesAndRepetitionsChangeNothingOfWhatIsKeptForDecisions(
            @ForAll("eventsAndDecisionsInOrder") Delivery delivery) throws Exception {
        database.empty();
        play(delivery.inOrder());
        List<String> expected = rows(REPLICA, DECIDED);

        database.empty();
        play(delivery.batches());
        assertThat(rows(REPLICA, DECIDED)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(database.query(FORGOTTEN_WHOLE)).isEmpty();
        isWithoutErasedWords(delivery);
    }

    @Example
    void whatComesTogetherWithItsDeletionIsKeptForADecision() throws Exception {
        batchesAndRepetitionsChangeNothingOfWhatIsKeptForDecisions(Delivery.inBatches(
                List.of(
                        new Act.Finds(Organization.A, 1, List.of(1), Act.Title.WRITTEN),
                        new Act.Decides(Organization.A, 1, Act.Choice.ACCEPT),
                        new Act.Finds(Organization.A, 1, List.of(1, 2), Act.Title.WRITTEN),
                        new Act.Merges(Organization.A, 1, 2),
                        new Act.Loses(Organization.A, 2)),
                1,
                1,
                9));
    }

    /**
     * People decide on what they see then, be it late or early. What is told of a practice now is as if nobody had decided, but for what was known
     * of one that is deleted: a decision keeps that, and another delivery may have told another thing by then.
     */
    @Property(tries = 90, seed = "3", edgeCases = EdgeCasesMode.NONE)
    void whatPeopleDecidedStaysWhateverComes(@ForAll("eventsAndDecisions") Delivery delivery) throws Exception {
        database.empty();
        play(delivery.events());
        List<String> expected = told();

        database.empty();
        for (List<Told> batch : delivery.batches()) {
            List<String> decided = rows(DECIDED);
            play(List.of(batch));
            if (batch.get(0).event() != null) {
                assertThat(rows(DECIDED)).isEqualTo(decided);
            }
        }
        assertThat(told()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(database.query(LOST_EVIDENCE))
                .as("evidence is kept until it is erased")
                .isEmpty();
        assertThat(database.query(FORGOTTEN)).isEmpty();
        assertThat(database.query(LEFT_OVER)).as("only evidence is kept").isEmpty();
        isWithoutErasedWords(delivery);
        everyDecisionIsSeen();
    }

    @Provide
    Arbitrary<Delivery> events() {
        return Delivery.of(streams(acts(3)), 40);
    }

    @Provide
    Arbitrary<Delivery> eventsAndDecisionsInOrder() {
        return Delivery.of(streams(actsAndDecisions()), 0);
    }

    @Provide
    Arbitrary<Delivery> eventsAndDecisions() {
        return Delivery.of(streams(actsAndDecisions()), 40);
    }

    private static Arbitrary<List<Told>> streams(Arbitrary<Act> acts) {
        return acts.list().ofMinSize(1).ofMaxSize(14).map(Publishers::tell);
    }

    private static Arbitrary<Act> acts(int most) {
        Arbitrary<Organization> in = Arbitraries.frequency(
                Tuple.of(12, Organization.A), Tuple.of(4, Organization.B), Tuple.of(1, Organization.UNKNOWN));
        Arbitrary<Integer> practices = Arbitraries.integers().between(1, most);
        Arbitrary<Integer> stories = Arbitraries.integers().between(1, 4);
        Arbitrary<Act> finds = Combinators.combine(
                        in,
                        practices,
                        stories.list().uniqueElements().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(Act.Title.class))
                .as(Act.Finds::new);
        Arbitrary<Act> merges = Combinators.combine(in, practices, practices).as(Act.Merges::new);
        Arbitrary<Act> loses = Combinators.combine(in, practices).as(Act.Loses::new);
        Arbitrary<Act> changes = Combinators.combine(
                        in,
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of("north", "south"))
                .as(Act.Changes::new);
        Arbitrary<Act> deletes =
                Combinators.combine(in, Arbitraries.integers().between(1, 2)).as(Act.Deletes::new);
        Arbitrary<Act> erases =
                Combinators.combine(in, stories, Arbitraries.of(true, false)).as(Act.Erases::new);
        return Arbitraries.frequencyOf(
                Tuple.of(8, finds),
                Tuple.of(4, merges),
                Tuple.of(3, loses),
                Tuple.of(2, changes),
                Tuple.of(1, deletes),
                Tuple.of(3, erases),
                Tuple.of(1, in.map(Act.TellsSomethingElse::new)));
    }

    private static Arbitrary<Act> actsAndDecisions() {
        Arbitrary<Act> decides = Combinators.combine(
                        Arbitraries.of(Organization.A, Organization.A, Organization.A, Organization.B),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(Act.Choice.class))
                .as(Act.Decides::new);
        return Arbitraries.frequencyOf(Tuple.of(3, acts(2)), Tuple.of(1, decides));
    }

    private static void play(List<List<Told>> batches) throws Exception {
        for (List<Told> batch : batches) {
            List<Sent> events = new ArrayList<>();
            for (Told told : batch) {
                if (told.event() == null) {
                    headOffice.decide(told.decides());
                } else {
                    events.add(told.event());
                }
            }
            if (!events.isEmpty()) {
                handler.handle(Told.inbound(events));
            }
        }
    }

    /** On the practice itself, or on what it became part of as soon as that is known. */
    private static void everyDecisionIsSeen() throws Exception {
        for (String decided : database.query("select concat_ws('/', organization, practice) from decision")) {
            String[] ids = decided.split("/");
            headOffice.sees(UUID.fromString(ids[0]), UUID.fromString(ids[1])).ifPresent(seen -> assertThat(
                            seen.decision() == null)
                    .as("declined, and outweighed by what has become of it")
                    .isEqualTo(seen.earlier() != null));
        }
    }

    private static List<String> told() throws Exception {
        List<String> told = rows(List.of("erased_feedback", "store_state", "store_code"));
        told.addAll(database.query(TOLD));
        return told;
    }

    @SafeVarargs
    private static List<String> rows(List<String>... tables) throws Exception {
        List<String> rows = new ArrayList<>();
        for (List<String> some : tables) {
            rows.addAll(database.query(some.stream()
                    .map(table -> "select '%1$s ' || (to_jsonb(t) - '%2$s')::text from %1$s t"
                            .formatted(table, table.equals("snooze") ? "id" : ""))
                    .collect(Collectors.joining(" union all ", "", " order by 1"))));
        }
        return rows;
    }

    private static void isWithoutErasedWords(Delivery delivery) throws Exception {
        Set<String> marks = new HashSet<>();
        for (Inbound event : Told.inbound(
                delivery.events().stream().map(one -> one.get(0).event()).toList())) {
            if (event instanceof Inbound.OfErasure of) {
                for (Organization in : Organization.values()) {
                    if (in.id().equals(of.organization())) {
                        marks.add(Publishers.mark(in, (int) of.erasure().id().getLeastSignificantBits()));
                    }
                }
            }
        }
        assertThat(database.rows()).noneMatch(row -> marks.stream().anyMatch(row::contains));
    }
}
