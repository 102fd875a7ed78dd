package io.throughline.standards;

import static io.restassured.RestAssured.given;
import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.associate;
import static io.throughline.standards.Api.candidateOf;
import static io.throughline.standards.Api.tokens;
import static io.throughline.standards.Api.with;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.content;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Topics.practice;
import static io.throughline.standards.Topics.publish;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.agroal.DataSource;
import io.restassured.response.Response;
import io.throughline.local.PartsTestResource;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.standards.sql.ChangeCounter;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Organizations never meet, roles open what is theirs, and the database stands behind both. */
@OnRealParts
class WallsIT {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String RESTRICT_VIOLATION = "23001";
    private static final String EXCLUSION_VIOLATION = "23P01";
    private static final String CHECK_VIOLATION = "23514";

    @Inject
    javax.sql.DataSource request;

    @Inject
    @DataSource("flow")
    javax.sql.DataSource flow;

    @ConfigProperty(name = "DATABASE_URL")
    String url;

    @ConfigProperty(name = "DATABASE_OWNER_PASSWORD")
    String ownerPassword;

    private final UUID organization = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private PracticeEvent event;
    private UUID standard;
    private UUID voice;
    private UUID commented;
    private String comment;

    @BeforeEach
    void oneOfEach() {
        event = PracticeEvent.of(organization).excerpt(UUID.randomUUID(), "He swapped it.");
        publish(practice(event));
        candidateOf(organization, event);
        standard = published(organization, "One", "", TODAY);
        voice = VoiceEvent.need(organization).told().id();
        as(ANN, organization)
                .header("If-Match", "*")
                .body("{\"outcome\": \"done\", \"text\": \"It is there.\"}")
                .post("/v1/voices/{id}/answers", voice)
                .then()
                .statusCode(201);
        PracticeEvent decided = PracticeEvent.of(organization);
        publish(practice(decided));
        candidateOf(organization, decided);
        for (Map.Entry<String, String> step : List.of(
                Map.entry("snooze", "{\"until\": \"" + TODAY.plusDays(2) + "\"}"),
                Map.entry("merge", "{\"standard\": \"" + standard + "\"}"))) {
            as(ANN, organization)
                    .body(step.getValue())
                    .post("/v1/candidates/{id}/" + step.getKey(), decided.id())
                    .then()
                    .statusCode(200);
        }
        commented = drafted(organization, "Two", "");
        comment = as(ANN, organization)
                .body("{\"text\": \"Hm\"}")
                .post("/v1/standards/{id}/versions/1/comments", commented)
                .path("id");
        as(ANN, organization)
                .body("{\"outcome\": \"taken-up\"}")
                .post("/v1/standards/{id}/versions/1/comments/{comment}/answer", commented, comment)
                .then()
                .statusCode(200);
        Drafts.publish(organization, commented, 1, TODAY);
    }

    @Test
    void commentsAreAsUnknownToAnotherOrganizationAsTheirVersion() {
        String comments = "/v1/standards/" + commented + "/versions/1/comments";
        assertThat(as(ANN, organization).get(comments).jsonPath().getList("items"))
                .hasSize(1);
        String another = "{\"text\": \"Hm\"}";
        String answer = "{\"outcome\": \"taken-up\"}";
        for (Response foreign : List.of(
                as(ANN, other).get(comments),
                as(ANN, other).body(another).post(comments),
                as(ANN, other).delete(comments + "/" + comment),
                as(ANN, other).body(answer).post(comments + "/" + comment + "/answer"))) {
            assertThat(foreign.statusCode()).isEqualTo(404);
        }
        drafted(organization, "Three", "");
        assertThat(as(ANN, other).get("/v1/standards/for-comment").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void commentsAreForPeopleAndTheirAnswersForHeadOffice() {
        String comments = "/v1/standards/" + commented + "/versions/1/comments";
        String integrator = tokens().draft("x")
                .organization(organization)
                .roles("integrator")
                .sign();
        for (String path : List.of(comments, "/v1/standards/for-comment")) {
            assertThat(given().get(path).statusCode()).isEqualTo(401);
            assertThat(with(integrator).get(path).statusCode()).isEqualTo(403);
            assertThat(with(tokens().operator()).get(path).statusCode()).isEqualTo(403);
            assertThat(associate(organization, "S012").get(path).statusCode()).isEqualTo(200);
        }
        assertThat(with(integrator)
                        .contentType("application/json")
                        .body("{}")
                        .post(comments)
                        .statusCode())
                .isEqualTo(403);
        for (String token : List.of(tokens().storeManager(organization, "S012"), integrator, tokens().operator())) {
            assertThat(with(token)
                            .contentType("application/json")
                            .body("{}")
                            .post(comments + "/" + comment + "/answer")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void commentsAreOnlyWithdrawnAndTheirAnswersStay() {
        refused(request, INSUFFICIENT_PRIVILEGE, "delete from comment");
        refused(request, INSUFFICIENT_PRIVILEGE, "update comment set author = 'other'");
        refused(request, RESTRICT_VIOLATION, "update comment set text = 'other'");
        refused(request, INSUFFICIENT_PRIVILEGE, "delete from comment_answer");
        refused(request, INSUFFICIENT_PRIVILEGE, "update comment_answer set outcome = 'declined'");
        for (String table : List.of("comment", "comment_answer")) {
            refused(flow, INSUFFICIENT_PRIVILEGE, "select from " + table);
        }
    }

    @Test
    void anotherOrganizationsAreAsUnknownAsNoneAtAll() {
        for (String path : List.of(
                "/v1/candidates/" + event.id(),
                "/v1/voices/" + voice,
                "/v1/standards/" + standard,
                "/v1/standards/" + standard + "/versions",
                "/v1/standards/" + standard + "/versions/1",
                "/v1/standards/" + standard + "/diff?from=1&to=1",
                "/v1/standards/" + standard + "/lineage")) {
            assertThat(as(ANN, organization).get(path).statusCode()).as(path).isEqualTo(200);
            String none = path.replaceAll("[0-9a-f-]{36}", UUID.randomUUID().toString());
            var foreign = as(ANN, other).get(path);
            assertThat(foreign.statusCode()).as(path).isEqualTo(404);
            assertThat(foreign.asString()).isEqualTo(as(ANN, other).get(none).asString());
        }
        for (Map.Entry<String, String> change : Map.of(
                        "/v1/candidates/" + event.id() + "/accept",
                        content("Taken", ""),
                        "/v1/candidates/" + event.id() + "/decline",
                        "{\"reason\": \"No\"}",
                        "/v1/candidates/" + event.id() + "/merge",
                        "{\"standard\": \"" + standard + "\"}",
                        "/v1/candidates/" + event.id() + "/snooze",
                        "{\"until\": \"" + TODAY.plusDays(2) + "\"}",
                        "/v1/standards/" + standard + "/versions",
                        "",
                        "/v1/standards/" + standard + "/versions/1/submit",
                        "",
                        "/v1/standards/" + standard + "/versions/1/retire",
                        "{\"effectiveTo\": \"" + TODAY + "\", \"reason\": \"No\"}")
                .entrySet()) {
            assertThat(as(ANN, other)
                            .header("If-Match", "*")
                            .body(change.getValue())
                            .post(change.getKey())
                            .statusCode())
                    .as(change.getKey())
                    .isEqualTo(404);
        }
        for (String list : List.of("/v1/candidates", "/v1/standards", "/v1/audit", "/v1/voices")) {
            assertThat(as(ANN, other).get(list).jsonPath().getList("items")).isEmpty();
        }
        assertThat(as(ANN, organization).get("/v1/standards/export").asString()).contains(standard.toString());
        assertThat(as(ANN, other).get("/v1/standards/export").asString().lines())
                .as("nothing but its end")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/candidates",
                "/v1/candidates/0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60",
                "/v1/standards/export",
                "/v1/standards/0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60/lineage"
            })
    void evidenceAndExportsAreForHeadOffice(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(401);
        assertThat(with(tokens().admin(organization)).get(path).statusCode()).isIn(200, 404);
        assertThat(associate(organization, "S012").get(path).statusCode()).isEqualTo(403);
        assertThat(with(tokens().storeManager(organization, "S012")).get(path).statusCode())
                .isEqualTo(403);
        assertThat(with(tokens().operator()).get(path).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept", "decline", "merge", "snooze"})
    void decidingIsForHeadOffice(String step) {
        String path = "/v1/candidates/" + event.id() + "/" + step;
        assertThat(given().contentType("application/json").body("{}").post(path).statusCode())
                .isEqualTo(401);
        for (String token : List.of(
                tokens().storeManager(organization, "S012"),
                tokens().operator(),
                tokens().draft("x")
                        .organization(organization)
                        .roles("integrator")
                        .sign())) {
            assertThat(with(token)
                            .contentType("application/json")
                            .body("{}")
                            .post(path)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(associate(organization, "S012")
                        .contentType("application/json")
                        .body("{}")
                        .post(path)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void onlyTheRightRolesComeIn() {
        for (String path : List.of(
                "/v1/standards", "/v1/standards/" + standard, "/v1/standards/" + standard + "/diff?from=1&to=1")) {
            assertThat(given().get(path).statusCode()).isEqualTo(401);
            assertThat(with("no.token.this").get(path).statusCode()).isEqualTo(401);
            assertThat(with(tokens().draft("x")
                                    .organization(organization)
                                    .roles("head-office")
                                    .validFor(Duration.ofHours(-1))
                                    .sign())
                            .get(path)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(with(tokens().draft("x")
                                    .organization(organization)
                                    .roles("integrator")
                                    .sign())
                            .get(path)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(with(tokens().operator()).get(path).statusCode()).isEqualTo(403);
        }
        for (String change : List.of("", "/" + standard + "/versions", "/" + standard + "/versions/1/approve")) {
            assertThat(associate(organization, "S012")
                            .contentType("application/json")
                            .body("{}")
                            .post("/v1/standards" + change)
                            .statusCode())
                    .as(change)
                    .isEqualTo(403);
        }
    }

    @Test
    void importingIsForHeadOfficeAndAsPublishedForAdmins() {
        String path = "/v1/standards/import?dryRun=true&effectiveFrom=2020-01-01&as=published";
        String drafts = "/v1/standards/import?dryRun=true&as=drafts";
        byte[] file = "title,purpose,steps\nOne,x,x\n".getBytes(UTF_8);
        assertThat(given().contentType("text/csv").body(file).post(drafts).statusCode())
                .isEqualTo(401);
        for (String token : List.of(
                tokens().storeManager(organization, "S012"),
                tokens().operator(),
                tokens().draft("x")
                        .organization(organization)
                        .roles("integrator")
                        .sign())) {
            assertThat(with(token)
                            .contentType("text/csv")
                            .body(file)
                            .post(drafts)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(as(ANN, organization)
                        .contentType("text/csv")
                        .body(file)
                        .post(drafts)
                        .statusCode())
                .isEqualTo(200);
        assertThat(as(ANN, organization)
                        .contentType("text/csv")
                        .body(file)
                        .post(path)
                        .statusCode())
                .isEqualTo(403);
        assertThat(with(tokens().admin(organization))
                        .contentType("text/csv")
                        .body(file)
                        .post(path)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void sameReferenceInTwoOrganizationsIsTwoStandards() {
        for (UUID one : List.of(organization, other)) {
            String file = "reference,title\nPOL-1,Of " + one + "\n";
            as(ANN, one)
                    .contentType("text/csv")
                    .body(file.getBytes(UTF_8))
                    .post("/v1/standards/import?as=drafts")
                    .then()
                    .statusCode(200);
            assertThat(as(ANN, one).get("/v1/standards").jsonPath().getString("items[0].version.title"))
                    .isEqualTo("Of " + one);
        }
        refused(request, INSUFFICIENT_PRIVILEGE, """
                insert into imported (organization, reference, standard, digest) values ('%s', 'x', '%s', 'x')
                """.formatted(other, standard));
        refused(request, INSUFFICIENT_PRIVILEGE, "update imported set reference = 'x'");
        refused(flow, INSUFFICIENT_PRIVILEGE, "select from imported");
    }

    @Test
    void withoutOrganizationsNoRoleSeesARow() throws SQLException {
        for (String table : List.of(
                "practice",
                "excerpt",
                "standard",
                "version",
                "history",
                "decision",
                "snooze",
                "comment",
                "comment_answer",
                "voice",
                "voice_deed")) {
            String count = "select count(*) from " + table;
            try (Connection connection = request.getConnection()) {
                assertThat(count(connection, count)).isZero();
            }
            try (Connection owner = DriverManager.getConnection(url, "standards_owner", ownerPassword)) {
                assertThat(count(owner, count)).isZero();
            }
            assertThat(new OrganizationTransaction(request)
                            .<Long>call(organization, connection -> count(connection, count)))
                    .as(table)
                    .isPositive();
        }
    }

    @Test
    void anotherOrganizationsRowIsNeitherWrittenNorChanged() {
        refused(request, INSUFFICIENT_PRIVILEGE, "update standard set organization = '" + other + "'");
        refused(flow, INSUFFICIENT_PRIVILEGE, "update practice set organization = '" + other + "'");
        refused(request, INSUFFICIENT_PRIVILEGE, """
                insert into snooze (organization, practice, until, stories, snoozed_by, snoozed_at)
                values ('%s', '%s', current_date + 9, 1, 'ann', now())
                """.formatted(other, event.id()));
        refused(request, INSUFFICIENT_PRIVILEGE, """
                insert into outbox (organization, events) values ('%s', 'a line')
                """.formatted(other));
    }

    @Test
    void decisionsAndHistoryAreForGoodAndEventsCannotTouchThem() {
        for (String table : List.of("decision", "history", "snooze")) {
            for (String change : List.of("delete from " + table, "update " + table + " set reason = 'other'")) {
                refused(request, INSUFFICIENT_PRIVILEGE, change);
                refused(flow, INSUFFICIENT_PRIVILEGE, change);
            }
        }
        refused(flow, INSUFFICIENT_PRIVILEGE, "insert into snooze (practice) values (gen_random_uuid())");
        refused(flow, INSUFFICIENT_PRIVILEGE, "update version set status = 'draft'");
        refused(request, INSUFFICIENT_PRIVILEGE, "delete from version");
        refused(request, INSUFFICIENT_PRIVILEGE, "update practice set title = 'other'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT owner", "PUT due", "POST answers"})
    void whatEmployeesSayIsAnsweredByHeadOfficeAndTheirOwnManagers(String edit) {
        String method = edit.split(" ")[0];
        String path = "/v1/voices/" + voice + "/" + edit.split(" ")[1];
        String body = Map.of(
                        "owner", "{\"role\": \"head-office\"}",
                        "due", "{\"due\": \"" + TODAY.plusDays(2) + "\", \"reason\": \"R\"}",
                        "answers", "{\"outcome\": \"done\", \"text\": \"T\"}")
                .get(edit.split(" ")[1]);
        assertThat(given().contentType("application/json")
                        .body(body)
                        .request(method, path)
                        .statusCode())
                .isEqualTo(401);
        Map<String, Integer> statuses = Map.of(
                tokens().draft("x")
                                .organization(organization)
                                .roles("associate")
                                .stores("S012")
                                .sign(),
                        403,
                tokens().draft("x")
                                .organization(organization)
                                .roles("integrator")
                                .sign(),
                        403,
                tokens().operator(), 403,
                tokens().headOffice(other), 404,
                tokens().storeManager(other, "S012"), 404,
                tokens().storeManager(organization, "S1"), 404,
                tokens().storeManager(organization, "S012"), method.equals("POST") ? 201 : 200,
                tokens().admin(organization), method.equals("POST") ? 201 : 200);
        statuses.forEach((token, status) -> assertThat(with(token)
                        .contentType("application/json")
                        .header("If-Match", "*")
                        .body(body)
                        .request(method, path)
                        .statusCode())
                .as(token)
                .isEqualTo(status));
    }

    @Test
    void whatEmployeesSayIsReadInTheirOwnStoresOnly() {
        for (String path : List.of("/v1/voices", "/v1/voices/" + voice)) {
            boolean list = path.equals("/v1/voices");
            assertThat(given().get(path).statusCode()).isEqualTo(401);
            assertThat(with(tokens().operator()).get(path).statusCode()).isEqualTo(403);
            assertThat(with(tokens().draft("x")
                                    .organization(organization)
                                    .roles("integrator")
                                    .sign())
                            .get(path)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(associate(organization, "S012").get(path).statusCode()).isEqualTo(200);
            assertThat(associate(organization, "S1").get(path).statusCode()).isEqualTo(list ? 200 : 404);
            assertThat(associate(other, "S012").get(path).statusCode()).isEqualTo(list ? 200 : 404);
        }
        assertThat(associate(organization, "S1").get("/v1/voices").jsonPath().getList("items"))
                .isEmpty();
        assertThat(associate(other, "S012").get("/v1/voices").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void eventsCannotTouchWhatPeopleDidAboutWhatEmployeesSayNorPeopleTheWords() {
        for (String change : List.of(
                "update voice set owner_role = 'head-office'",
                "update voice set due_moved = null",
                "update voice set answer = null",
                "delete from voice",
                "insert into voice_deed (voice) values (gen_random_uuid())",
                "update voice_deed set text = 'other'",
                "delete from voice_deed")) {
            refused(flow, INSUFFICIENT_PRIVILEGE, change);
        }
        for (String change : List.of(
                "update voice set words = 'other'",
                "delete from voice",
                "update voice_deed set text = 'other'",
                "delete from voice_deed")) {
            refused(request, INSUFFICIENT_PRIVILEGE, change);
        }
        refused(flow, CHECK_VIOLATION, "update voice set erased = true");
        refused(request, INSUFFICIENT_PRIVILEGE, """
                insert into voice_deed (organization, voice, action, actor, actor_role, at, outcome, text)
                values ('%s', '%s', 'answer', 'ann', 'head-office', now(), 'done', 'T')
                """.formatted(other, voice));
        refused(request, CHECK_VIOLATION, """
                insert into voice_deed (organization, voice, action, actor, actor_role, at, outcome)
                values ('%s', '%s', 'answer', 'ann', 'head-office', now(), 'declined')
                """.formatted(organization, voice));
    }

    @Test
    void databaseKnowsWhichDecisionsLeadToAStandard() {
        String decision = """
                insert into decision (organization, practice, outcome, reason, standard, evidence, stories, decided_by, decided_at)
                values ('%s', '%s', '%s', %s, %s, '{}', 1, 'ann', now())
                """;
        String reason = "'No'";
        refused(
                request,
                CHECK_VIOLATION,
                decision.formatted(organization, event.id(), "merged-into-standard", null, null));
        refused(request, CHECK_VIOLATION, decision.formatted(organization, event.id(), "postponed", null, null));
        String led = "'" + standard + "'";
        refused(
                request,
                CHECK_VIOLATION,
                decision.formatted(organization, event.id(), "merged-into-standard", reason, led));
        refused(request, CHECK_VIOLATION, decision.formatted(organization, event.id(), "declined", reason, led));
    }

    @Test
    void publishedVersionIsGuardedByTheDatabase() {
        refused(request, RESTRICT_VIOLATION, "update version set title = 'other'");
        refused(request, RESTRICT_VIOLATION, "update version set effective_from = effective_from - 1");
        refused(request, RESTRICT_VIOLATION, "update version set published_at = now()");
        refused(request, CHECK_VIOLATION, ANOTHER_VERSION.formatted("variant", "'city'"));
    }

    @Test
    void whatWasSaidStaysOnTheRecord() {
        for (String change : List.of(
                "update validity set valid = daterange(lower(valid) - 1, upper(valid))",
                "update validity set recorded = tstzrange(lower(recorded) - interval '1 day', now())")) {
            refused(request, RESTRICT_VIOLATION, change);
        }
        refused(request, INSUFFICIENT_PRIVILEGE, "delete from validity");
        refused(flow, INSUFFICIENT_PRIVILEGE, "update validity set recorded = tstzrange(lower(recorded), now())");
        refused(request, EXCLUSION_VIOLATION, ANOTHER_VERSION.formatted("corrects", "1") + """
                ;
                insert into validity (organization, standard, number, variant, valid, recorded)
                select organization, standard, 2, variant, valid, recorded from validity
                """);
    }

    private static final String ANOTHER_VERSION = """
            insert into version (organization, standard, standard_created_at, number, %s, status, title, purpose, steps, scope_regions, scope_formats,
                scope_stores, scope_touchpoints, scope_roles, resources, audit_questions, languages)
            select organization, standard, standard_created_at, 2, %s, 'draft', title, purpose, steps, scope_regions, scope_formats,
                scope_stores, scope_touchpoints, scope_roles, resources, audit_questions, languages from version
            where published_at is not null""";

    @Test
    void searchSeesOneOrganizationOnly() throws SQLException {
        String search = """
                select count(*) from found_standards(
                    to_tsquery('simple', 'one'), null, false, null, null, null, null, null, null, null, null, null, null, null, 10)""";
        assertThat(new OrganizationTransaction(request)
                        .<Long>call(organization, connection -> count(connection, search)))
                .isEqualTo(1);
        assertThat(new OrganizationTransaction(request).<Long>call(other, connection -> count(connection, search)))
                .isZero();
        refused(flow, INSUFFICIENT_PRIVILEGE, search);
    }

    @Test
    void onlyChangesRaiseTheCounterAndEachOrganizationHasItsOwn() throws SQLException {
        for (javax.sql.DataSource role : List.of(request, flow)) {
            refused(role, INSUFFICIENT_PRIVILEGE, "update change_counter set last_change = 1");
            refused(role, INSUFFICIENT_PRIVILEGE, "select raise_change_counters(array[gen_random_uuid()])");
        }
        refused(flow, INSUFFICIENT_PRIVILEGE, "select last_change_of(gen_random_uuid())");
        ChangeCounter counter = new ChangeCounter(request);
        var last = counter.last(organization).toCompletableFuture();
        var ofOther = counter.last(other).toCompletableFuture();
        assertThat(last.join()).isPositive();
        assertThat(ofOther.join()).isZero();
        String count = "select count(*) from change_counter";
        try (Connection connection = request.getConnection()) {
            assertThat(count(connection, count)).isZero();
        }
        assertThat(new OrganizationTransaction(request)
                        .<Long>call(organization, connection -> count(connection, count)))
                .isEqualTo(1);
    }

    /** For whoever adds a table: {@code call count_changes_of(…)} in its migration, or name it here. */
    @Test
    void everyTableIsCountedOrSaysNothingOfStandards() throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("standards")) {
            assertThat(count(superuser, """
                            select count(*)
                            from pg_class
                            join pg_attribute on attrelid = pg_class.oid and attname = 'organization'
                            where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
                            and relname not in ('change_counter', 'comment', 'comment_answer', 'concerned_role', 'excerpt', 'erased_feedback', 'history', 'imported', 'outbox', 'snooze', 'voice', 'voice_deed')
                            and not exists (select from pg_trigger where tgrelid = pg_class.oid and tgname like '%is_counted_when%')
                            """)).isZero();
        }
    }

    /** Holds for tables that later migrations add, too. */
    @Test
    void everyTableWithAnOrganizationIsWalledAndForcedSo() throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("standards")) {
            assertThat(count(superuser, """
                            select count(*)
                            from pg_class
                            join pg_attribute on attrelid = pg_class.oid and attname = 'organization'
                            where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
                            and not (relrowsecurity and relforcerowsecurity)
                            """)).isZero();
            assertThat(count(superuser, """
                            select count(*)
                            from pg_class
                            where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
                            and relname not in ('outbox_relay', 'consumed_partition', 'flyway_schema_history')
                            and not relrowsecurity
                            """)).isZero();
        }
    }

    private void refused(javax.sql.DataSource dataSource, String state, String sql) {
        assertThatThrownBy(() -> new OrganizationTransaction(dataSource)
                        .call(
                                Set.of(organization),
                                connection -> connection.createStatement().executeUpdate(sql)))
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).as(sql).isEqualTo(state));
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
