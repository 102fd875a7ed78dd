package io.throughline.standards.standards.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.standards.Action;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Deed;
import io.throughline.standards.standards.Outcome;
import io.throughline.standards.standards.Place;
import io.throughline.standards.standards.Places;
import io.throughline.standards.standards.Scope;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Status;
import io.throughline.standards.standards.Step;
import io.throughline.standards.standards.Version;
import io.throughline.standards.standards.query.ListedStandard;
import io.throughline.standards.standards.query.Sort;
import io.throughline.standards.standards.query.StandardFilter;
import io.throughline.standards.standards.query.Viewpoint;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a list shows by SQL is what the domain says of each standard, for any viewpoint. */
@OnRealParts
class ListAgreesIT {

    private static final LocalDate BEGIN = LocalDate.parse("2026-12-01");
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final StandardFilter ALL = new StandardFilter(null, null, null, null, null, null);

    @Inject
    DataSource dataSource;

    private final UUID organization = UUID.randomUUID();
    private final Random random = new Random(7);

    @Test
    void listAndDomainShowTheSame() throws SQLException {
        OrganizationTransaction transaction = new OrganizationTransaction(dataSource);
        List<Standard> standards = kept(transaction);
        List<Sort> sorts = List.copyOf(Sort.BY_NAME.values());
        int shown = 0;
        for (int i = 0; i < 300; i++) {
            Viewpoint viewpoint = viewpoint();
            Sort sort = sorts.get(random.nextInt(sorts.size()));
            List<String> listed = transaction.call(
                    organization,
                    connection -> StandardList.list(connection, organization, ALL, viewpoint, sort, null, 200).stream()
                            .map(ListAgreesIT::name)
                            .toList());
            List<String> expected = standards.stream()
                    .filter(standard -> viewpoint.newest(standard).isPresent())
                    .sorted(order(sort, standards, viewpoint))
                    .map(standard -> name(standard, viewpoint))
                    .toList();
            assertThat(listed).as(viewpoint + " by " + sort).containsExactlyElementsOf(expected);
            shown += listed.size();
        }
        assertThat(shown).isBetween(1000, 15000);
    }

    @Test
    void searchFindsWhatTheDomainSaysThatSaysTheWord() throws SQLException {
        OrganizationTransaction transaction = new OrganizationTransaction(dataSource);
        List<Standard> standards = kept(transaction);
        List<Sort> sorts = List.copyOf(Sort.BY_NAME.values());
        int byCore = 0;
        int byVariant = 0;
        for (int i = 0; i < 600; i++) {
            Viewpoint viewpoint = viewpoint();
            Status status = random.nextInt(3) == 0 ? Status.values()[random.nextInt(Status.values().length)] : null;
            String word = one("ladder", "umbrella", "kettle");
            Sort sort = sorts.get(random.nextInt(sorts.size()));
            StandardFilter filter = new StandardFilter(status, null, null, null, word, null);
            List<ListedStandard> found = transaction.call(
                    organization,
                    connection -> StandardList.list(connection, organization, filter, viewpoint, sort, null, 200));
            List<String> expected = standards.stream()
                    .flatMap(standard -> saying(standard, word, status, viewpoint).stream()
                            .map(core -> name(
                                    standard.id(),
                                    viewpoint.seen(core),
                                    viewpoint.additions(core, standard.versions()))))
                    .toList();
            assertThat(found)
                    .extracting(ListAgreesIT::name)
                    .as("%s %s from %s", status, word, viewpoint)
                    .containsExactlyInAnyOrderElementsOf(expected);
            for (ListedStandard one : found) {
                assertThat(one.found().text())
                        .as("%s found in %s of %s", word, one.found().variant(), name(one))
                        .anyMatch(piece -> piece.found() && piece.text().equals(word));
                byCore += one.found().variant() == null ? 1 : 0;
                byVariant += one.found().variant() == null ? 0 : 1;
            }
        }
        assertThat(List.of(byCore, byVariant)).allMatch(count -> count > 500);
    }

    /** The newest version of the core that says the word, or to which a variant adds it; of that variant, too, the newest that is asked for. */
    private static Optional<Version> saying(Standard standard, String word, Status status, Viewpoint viewpoint) {
        List<Version> asked = standard.versions().stream()
                .filter(version -> status == null
                        || (viewpoint.isOnADay() ? status == Status.PUBLISHED : version.status() == status))
                .toList();
        return asked.stream()
                .filter(version -> version.isCore() && viewpoint.shows(version))
                .filter(version -> version.status() != Status.DISCARDED || status == Status.DISCARDED)
                .filter(version -> says(version, word)
                        || viewpoint.additions(version, asked).stream().anyMatch(addition -> says(addition, word)))
                .max(Comparator.comparingInt(Version::number));
    }

    private static boolean says(Version version, String word) {
        return version.content().steps().stream().anyMatch(step -> step.contains(word));
    }

    private List<Standard> kept(OrganizationTransaction transaction) throws SQLException {
        List<Standard> standards = new ArrayList<>();
        transaction.call(organization, connection -> {
            for (int i = 0; i < 60; i++) {
                standards.add(kept(connection, any()));
            }
            return null;
        });
        return standards;
    }

    /** So that every scope leads to a store. */
    private static final Places ANYWHERE = new Places(Stream.of("north", "south")
            .flatMap(region -> Stream.of("city", "market")
                    .map(format -> new Place(Set.of("S1", "S2", "OLD1"), region, format, BEGIN)))
            .toList());

    /** @param standards in the order in which they were kept */
    private static Comparator<Standard> order(Sort sort, List<Standard> standards, Viewpoint viewpoint) {
        List<UUID> kept = standards.stream().map(Standard::id).toList();
        Comparator<Standard> order =
                switch (sort.by()) {
                    case RANK -> throw new IllegalArgumentException();
                    case CREATED_AT -> Comparator.comparing(Standard::createdAt);
                    case TITLE ->
                        Comparator.comparing(
                                standard -> viewpoint
                                        .newest(standard)
                                        .orElseThrow()
                                        .content()
                                        .title(),
                                String.CASE_INSENSITIVE_ORDER);
                    case EFFECTIVE_FROM ->
                        Comparator.comparing(
                                standard ->
                                        viewpoint.newest(standard).orElseThrow().effectiveFrom(),
                                Comparator.nullsLast(Comparator.naturalOrder()));
                    case CHANGED_AT -> Comparator.comparing(standard -> kept.indexOf(standard.id()));
                };
        Comparator<Standard> whole = order.thenComparing(Standard::id);
        return sort.descending() ? whole.reversed() : whole;
    }

    private static String name(Standard standard, Viewpoint viewpoint) {
        Version version = viewpoint.newest(standard).orElseThrow();
        return name(standard.id(), version, viewpoint.additions(version, standard.versions()));
    }

    private static String name(ListedStandard listed) {
        return name(listed.id(), listed.version(), listed.additions());
    }

    private static String name(UUID standard, Version version, List<Version> additions) {
        return standard + " " + version.number() + " " + version.status()
                + additions.stream()
                        .map(addition -> addition.variant() + " " + addition.number() + " " + addition.status())
                        .toList();
    }

    private Standard any() {
        Standard standard =
                Standard.drafted(organization, Ids.next(), null, content(), "ann", NOW.plusSeconds(random.nextInt(9)));
        for (int i = random.nextInt(5); i > 0; i--) {
            standard = published(standard);
            if (random.nextInt(4) == 0) {
                standard = changed(standard, new Step.Retire(day(), "over"));
            }
            standard = random.nextInt(3) == 0 ? varied(standard) : standard;
            standard = standard.with((Outcome.Changed) standard.draft(null, "ann"));
            standard = changed(standard, new Step.Edit(content()));
            if (random.nextInt(6) == 0) {
                return changed(standard, new Step.Discard());
            }
        }
        return standard;
    }

    private Standard varied(Standard standard) {
        String variant = one("city", "north");
        Content addition =
                new Content("More", null, List.of(step()), null, null, scope(), List.of(), List.of(), List.of(), null);
        Outcome begun = standard.versions().stream().anyMatch(version -> variant.equals(version.variant()))
                ? standard.draft(variant, "ann")
                : standard.variant(variant, addition, "ann");
        Standard draft = changed(standard.with((Outcome.Changed) begun), new Step.Edit(addition));
        Standard submitted = changed(draft, new Step.Submit());
        // one for everywhere stays a draft, and is given up
        return last(submitted).status() == Status.IN_REVIEW ? published(draft) : changed(submitted, new Step.Discard());
    }

    private Standard published(Standard draft) {
        Standard submitted = changed(draft, new Step.Submit());
        Outcome approved =
                submitted.take(new Step.Approve(), last(submitted), new Step.By("ben", NOW, ANYWHERE, List.of()));
        return changed(submitted.with((Outcome.Changed) approved), new Step.Publish(day()));
    }

    /** The same where the step is refused. */
    private static Standard changed(Standard standard, Step step) {
        Outcome outcome = standard.take(step, last(standard), new Step.By("ann", NOW, ANYWHERE, List.of()));
        return outcome instanceof Outcome.Changed changed ? standard.with(changed) : standard;
    }

    private static Version last(Standard standard) {
        return standard.versions().get(standard.versions().size() - 1);
    }

    private static Standard kept(Connection connection, Standard standard) throws SQLException {
        StandardTable.insert(connection, standard, new Deed(1, Action.DRAFT, "ann", NOW, null));
        return standard;
    }

    private Scope scope() {
        return new Scope(
                some("north", "south"), some("city", "market"), some("S1", "S2", "OLD1"), List.of(), List.of());
    }

    private Content content() {
        return new Content(
                one("apple", "Banana", "cherry"),
                "Purpose",
                List.of(step()),
                null,
                null,
                scope(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private String step() {
        return one("Look at the ladder.", "Look at the umbrella.", "Look at the kettle.", "Look.");
    }

    private Viewpoint viewpoint() {
        List<Place> places = random.nextInt(3) == 0
                ? null
                : IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> new Place(
                                Set.of("S" + (1 + random.nextInt(3)), "OLD" + random.nextInt(3)),
                                one("north", "south", null),
                                one("city", "market", null),
                                random.nextBoolean() ? day() : null))
                        .toList();
        return new Viewpoint(random.nextBoolean(), random.nextInt(3) == 0 ? day() : null, places);
    }

    private List<String> some(String... values) {
        return List.of(values).stream().filter(value -> random.nextInt(3) == 0).toList();
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }

    private LocalDate day() {
        return BEGIN.plusDays(random.nextInt(20));
    }
}
