package io.throughline.standards.standards.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.runtime.sql.SqlFunction;
import io.throughline.standards.OwnDatabase;
import io.throughline.standards.OwnDatabase.Release;
import io.throughline.standards.standards.Place;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Status;
import io.throughline.standards.standards.Version;
import io.throughline.standards.standards.query.ListedStandard;
import io.throughline.standards.standards.query.Sort;
import io.throughline.standards.standards.query.StandardFilter;
import io.throughline.standards.standards.query.Viewpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What earlier releases have written is answered by this one. */
class MigrationIT {

    /** Of the first release. */
    private static final UUID A = id("00a");

    /** Of the first release, too. */
    private static final UUID B = id("00b");

    /** Of the release whose search knew no variants. */
    private static final UUID C = id("00c");

    private static final UUID BAGS = id("001");
    private static final UUID GREETING = id("002");
    private static final UUID TILL = id("003");
    private static final UUID FLOWERS = id("004");

    private static final String RESTRICT_VIOLATION = "23001";
    private static final String EXCLUSION_VIOLATION = "23P01";

    private static OwnDatabase database;

    @BeforeAll
    static void migrate() throws SQLException {
        database = new OwnDatabase(
                "migration",
                List.of(
                        new Release("2", resource("first-release.sql")),
                        new Release("13", resource("with-variants.sql"))));
    }

    @AfterAll
    static void stop() throws SQLException {
        database.close();
    }

    @Test
    void whatWasPublishedIsSaidToHoldSinceItWasPublished() throws SQLException {
        String validity = """
                select concat_ws(' ', right(standard::text, 1), number, variant, valid,
                                 lower(recorded) at time zone 'UTC', upper_inf(recorded))
                from validity order by standard, number
                """;
        assertThat(rows(A, validity))
                .containsExactly(
                        "1 1  [2026-11-01,2026-11-10) 2026-10-15 09:00:00 t",
                        "1 2  [2026-11-10,2027-02-01) 2026-11-05 09:00:00 t",
                        "1 3  [2027-02-01,) 2026-11-12 09:00:00 t",
                        "2 1  [2026-10-20,2026-11-15) 2026-10-16 09:00:00 t",
                        // its first version was replaced before it held on any day
                        "4 2  [2026-10-21,) 2026-10-20 11:00:00 t");
        assertThat(rows(B, validity)).containsExactly("1 1  [2026-10-20,) 2026-10-15 09:00:00 t");
    }

    @Test
    void versionsAreOfTheCoreAndSayNothingOfWhatCameLater() throws SQLException {
        assertThat(rows(A, """
                        select concat_ws(' ', right(standard::text, 1), number, status, standard_created_at at time zone 'UTC', effective_until)
                        from version
                        where num_nonnulls(variant, corrects, commitment, superseded_by) = 0 and scope_roles = '{}' and languages = '{}'
                        order by standard, number
                        """))
                .containsExactly(
                        "1 1 superseded 2026-10-10 09:00:00 2026-11-10",
                        "1 2 superseded 2026-10-10 09:00:00 2027-02-01",
                        "1 3 published 2026-10-10 09:00:00 infinity",
                        "1 4 draft 2026-10-10 09:00:00 infinity",
                        "2 1 retired 2026-10-11 09:00:00 2026-11-15",
                        "3 1 in-review 2026-11-13 09:00:00 infinity",
                        "4 1 superseded 2026-10-12 09:00:00 2026-10-21",
                        "4 2 published 2026-10-12 09:00:00 infinity");
    }

    @Test
    void eachDayHasWhatHeldOnIt() throws SQLException {
        assertThat(on("2026-10-31")).containsExactly(GREETING + " 1", FLOWERS + " 2");
        assertThat(on("2026-11-05")).containsExactly(BAGS + " 1", GREETING + " 1", FLOWERS + " 2");
        assertThat(on("2026-11-14")).containsExactly(BAGS + " 2", GREETING + " 1", FLOWERS + " 2");
        assertThat(on("2027-02-01")).containsExactly(BAGS + " 3", FLOWERS + " 2");
        assertThat(names(A, everything(null), known("2026-11-16", "2026-11-01T00:00:00Z")))
                .as("what ended is known to end since it was published")
                .containsExactly(FLOWERS + " 2");
        assertThat(names(A, everything(null), known("2026-11-14", "2026-11-01T00:00:00Z")))
                .as("its second version was not yet published")
                .containsExactly(FLOWERS + " 2", GREETING + " 1");
    }

    @Test
    void versionHoldsInTheStoresOfItsScope() throws SQLException {
        assertThat(names(A, everything(null), in("N1", "north", "city", "2026-11-20")))
                .containsExactly(BAGS + " 2");
        assertThat(names(A, everything(null), in("S1", "south", "market", "2026-11-20")))
                .containsExactly(FLOWERS + " 2");
    }

    @Test
    void headOfficeGoesOnWithItsDrafts() throws SQLException {
        List<ListedStandard> all = list(A, everything(null), new Viewpoint(false, null, null));
        assertThat(all)
                .extracting(MigrationIT::name)
                .containsExactly(TILL + " 1", FLOWERS + " 2", GREETING + " 1", BAGS + " 4");
        assertThat(all)
                .extracting(one -> one.version().status())
                .containsExactly(Status.IN_REVIEW, Status.PUBLISHED, Status.RETIRED, Status.DRAFT);
        assertThat(all).extracting(ListedStandard::practice).containsExactly(null, null, null, id("0e1"));
        Standard bags =
                call(A, connection -> StandardTable.find(connection, A, BAGS)).orElseThrow();
        assertThat(bags.revision()).isEqualTo(3);
        assertThat(bags.versions()).extracting(Version::number).containsExactly(1, 2, 3, 4);
    }

    @Test
    void whatWasDoneIsKept() throws SQLException {
        assertThat(rows(A, "select concat_ws(' ', action, actor, reason) from history order by id"))
                .containsExactly(
                        "draft ann", "submit ann", "approve ben", "publish ben", "retire ann Nobody comes by it.");
        assertThat(rows(B, "select concat_ws(' ', action, actor) from history")).containsExactly("draft eve");
    }

    @Test
    void fullTextFindsWhatWasWrittenBeforeThereWasOne() throws SQLException {
        assertThat(names(A, everything("tram"), new Viewpoint(false, null, null)))
                .containsExactly(BAGS + " 3");
        assertThat(names(A, everything("carrying bag"), day("2026-11-05"))).containsExactly(BAGS + " 1");
        assertThat(names(A, everything("trolley"), day("2026-11-05"))).containsExactly(BAGS + " 1");
        assertThat(names(A, everything("trolley"), day("2026-11-14"))).isEmpty();
        assertThat(names(B, everything("bags"), day("2026-11-05"))).containsExactly(BAGS + " 1");
    }

    @Test
    void fullTextFindsVariantsThatWereThereBeforeItKnewThem() throws SQLException {
        List<ListedStandard> found = list(C, everything("umbrella"), in("N1", "north", "city", "2026-11-20"));
        assertThat(found).extracting(MigrationIT::name).containsExactly(BAGS + " 1");
        assertThat(found.get(0).found().variant()).isEqualTo("city");
        assertThat(list(C, everything("umbrella"), in("S1", "south", "market", "2026-11-20")))
                .isEmpty();
    }

    @Test
    void exportBeginsWithAllThatThereIsAndGoesOnWithWhatChanges() throws SQLException {
        ChangedStandards.Changed all = call(A, connection -> ChangedStandards.since(connection, A, 0));
        assertThat(all.ids()).as("in the order of their last change").containsExactly(FLOWERS, GREETING, BAGS, TILL);
        assertThat(lastChange(A)).isEqualTo(all.until());
        List<Standard> read = call(A, connection -> ChangedStandards.read(connection, A, all.ids()));
        assertThat(read).extracting(standard -> standard.versions().size()).containsExactly(2, 1, 4, 1);
        UUID fresh = UUID.randomUUID();
        long before = lastChange(B);
        execute(
                B,
                "insert into standard (organization, id, revision, created_at) values ('%s', '%s', 0, now())"
                        .formatted(B, fresh));
        ChangedStandards.Changed changed = call(B, connection -> ChangedStandards.since(connection, B, before));
        assertThat(changed.ids()).containsExactly(fresh);
        assertThat(changed.until()).isGreaterThan(before);
        assertThat(lastChange(A)).isEqualTo(all.until());
    }

    private static long lastChange(UUID organization) {
        return new ChangeCounter(database.request())
                .last(organization)
                .toCompletableFuture()
                .join();
    }

    @Test
    void publishedTextIsStillGuarded() {
        for (int number : List.of(1, 2, 3)) {
            refused(
                    RESTRICT_VIOLATION,
                    "update version set title = 'Other' where standard = '%s' and number = %d".formatted(BAGS, number));
        }
        refused(
                RESTRICT_VIOLATION,
                "update validity set valid = '[2026-11-01,)' where standard = '%s' and number = 1".formatted(BAGS));
    }

    @Test
    void twoVersionsOfTheCoreStillDoNotHoldOnOneDay() {
        String publish = """
                update version set status = 'published', effective_from = '%2$s', published_at = now() where standard = '%1$s' and number = 4;
                insert into validity (organization, standard, number, variant, valid, recorded)
                select organization, standard, number, '', daterange(effective_from, effective_to), tstzrange(now(), null)
                from version where standard = '%1$s' and number = 4
                """;
        refused(EXCLUSION_VIOLATION, publish.formatted(BAGS, "2026-11-12"));
        refused(EXCLUSION_VIOLATION, publish.formatted(BAGS, "2027-02-02"));
    }

    @Test
    void storesAreReadAgainFromTheirTopicAndNothingElseIs() throws SQLException {
        assertThat(database.query("select topic from consumed_partition")).containsExactly("throughline.practices.v1");
        assertThat(database.query("select organization from store_state")).isEmpty();
    }

    private static UUID id(String end) {
        return UUID.fromString("00000000-0000-7000-8000-000000000" + end);
    }

    private static String resource(String name) {
        try (InputStream in = MigrationIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StandardFilter everything(String words) {
        return new StandardFilter(null, null, null, null, words, null);
    }

    private static Viewpoint day(String day) {
        return new Viewpoint(false, LocalDate.parse(day), null);
    }

    private static Viewpoint known(String day, String at) {
        return new Viewpoint(false, LocalDate.parse(day), null, Instant.parse(at));
    }

    private static Viewpoint in(String code, String region, String format, String day) {
        return new Viewpoint(true, null, List.of(new Place(Set.of(code), region, format, LocalDate.parse(day))));
    }

    private static List<String> on(String day) throws SQLException {
        return names(A, everything(null), day(day)).stream().sorted().toList();
    }

    private static List<String> names(UUID organization, StandardFilter filter, Viewpoint viewpoint)
            throws SQLException {
        return list(organization, filter, viewpoint).stream()
                .map(MigrationIT::name)
                .toList();
    }

    private static String name(ListedStandard standard) {
        return standard.id() + " " + standard.version().number();
    }

    private static List<ListedStandard> list(UUID organization, StandardFilter filter, Viewpoint viewpoint)
            throws SQLException {
        return call(
                organization,
                connection ->
                        StandardList.list(connection, organization, filter, viewpoint, Sort.NEWEST_FIRST, null, 50));
    }

    /** The first column of what the role that serves requests sees. */
    private static List<String> rows(UUID organization, String sql) throws SQLException {
        return call(organization, connection -> {
            List<String> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
            return rows;
        });
    }

    private static void execute(UUID organization, String sql) throws SQLException {
        call(organization, connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private static void refused(String state, String sql) {
        assertThatThrownBy(() -> execute(A, sql))
                .as(sql)
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo(state));
    }

    private static <T> T call(UUID organization, SqlFunction<T> work) throws SQLException {
        return new OrganizationTransaction(database.request()).call(organization, work);
    }
}
