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
        List<Standard> standards = new ArrayList<>();
        transaction.call(organization, connection -> {
            for (int i = 0; i < 60; i++) {
                standards.add(kept(connection, any()));
            }
            return null;
        });
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

    /** So that every scope leads to a store. */
    private static final List<Place> ANYWHERE = Stream.of("north", "south")
            .flatMap(region -> Stream.of("city", "market")
                    .map(format -> new Place(Set.of("S1", "S2", "OLD1"), region, format, BEGIN)))
            .toList();

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
                new Content("More", null, List.of("Add."), null, null, scope(), List.of(), List.of(), List.of(), null);
        Outcome begun = standard.versions().stream().anyMatch(version -> variant.equals(version.variant()))
                ? standard.draft(variant, "ann")
                : standard.variant(variant, addition, "ann");
        Standard draft = standard.with((Outcome.Changed) begun);
        Standard submitted = changed(changed(draft, new Step.Edit(addition)), new Step.Submit());
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
                List.of("Look."),
                null,
                null,
                scope(),
                List.of(),
                List.of(),
                List.of(),
                null);
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
