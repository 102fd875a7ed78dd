package io.throughline.feedback.walls;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.local.PartsTestResource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Organizations never meet: by the API, and by the database when the API's filter would be forgotten. */
@OnTheRunningService
class WallsIT {

    private static final List<String> WALLED = List.of("store", "source", "api_key", "intake", "feedback", "outbox");

    private static Api ours;
    private static Api theirs;
    private static final UUID ID = UUID.randomUUID();

    @BeforeAll
    static void setUp() {
        ours = Api.newOrganization();
        theirs = Api.newOrganization();
        ours.give(feedback(ID, "S001", "")).then().statusCode(202);
        ours.registerStore("OURS");
    }

    @Test
    void anothersFeedbackIsAnsweredAsOneThatDoesNotExist() {
        String anothers = theirs.read(ID).then().statusCode(404).extract().asString();
        UUID unknown = UUID.randomUUID();
        String none = theirs.read(unknown).then().statusCode(404).extract().asString();
        assertThat(anothers.replace(ID.toString(), "")).isEqualTo(none.replace(unknown.toString(), ""));
    }

    @Test
    void anothersFeedbackCannotBeErased() {
        String anothers = theirs.erase(ID).then().statusCode(404).extract().asString();
        UUID unknown = UUID.randomUUID();
        String none = theirs.erase(unknown).then().statusCode(404).extract().asString();
        assertThat(anothers.replace(ID.toString(), "")).isEqualTo(none.replace(unknown.toString(), ""));
        ours.read(ID).then().statusCode(200);
        ours.give(feedback(ID, "S001", "")).then().body("status", equalTo("duplicate"));
    }

    @Test
    void aStoreManagerAKeyAndAnOperatorEraseNothing() {
        Api.as(Api.tokens().storeManager(ours.organization(), "S001"))
                .delete("/v1/feedback/" + ID)
                .then()
                .statusCode(403);
        ours.withKey().delete("/v1/feedback/" + ID).then().statusCode(403);
        Api.asOperator().delete("/v1/feedback/" + ID).then().statusCode(403);
        ours.read(ID).then().statusCode(200);
    }

    @Test
    void anothersStoresSourcesAndKeysAreNotThere() {
        theirs.asAdmin().get("/v1/stores/OURS").then().statusCode(404);
        theirs.asAdmin().get("/v1/stores").then().body("items.code", not(hasItem("OURS")));
        String source = ours.asAdmin().get("/v1/sources").path("items[0].id");
        String key = ours.key().split("_")[1];
        theirs.asAdmin().post("/v1/sources/" + source + "/keys").then().statusCode(404);
        theirs.asAdmin().delete("/v1/sources/" + source + "/keys/" + key).then().statusCode(404);
        ours.give(feedback(UUID.randomUUID(), "S001", "")).then().statusCode(202);
    }

    @Test
    void aStoreCodeOfAnotherIsUnknownHere() {
        theirs.give(feedback(UUID.randomUUID(), "OURS", ""))
                .then()
                .statusCode(202)
                .body("status", equalTo("held"));
    }

    @Test
    void answersAreKeptApartByCaches() {
        ours.read(ID).then().header("Cache-Control", "private, no-cache").header("Vary", "Authorization, Accept");
        ours.asAdmin().get("/v1/sources").then().header("Cache-Control", "private, no-cache");
    }

    @Test
    void aManagerSeesOnlyTheStoresOfTheirToken() {
        var tokens = Api.tokens();
        Api.as(tokens.storeManager(ours.organization(), "S001"))
                .get("/v1/feedback/" + ID)
                .then()
                .statusCode(200);
        Api.as(tokens.storeManager(ours.organization(), "S999"))
                .get("/v1/feedback/" + ID)
                .then()
                .statusCode(404);
        Api.as(tokens.storeManager(ours.organization()))
                .get("/v1/feedback/" + ID)
                .then()
                .statusCode(404);
    }

    @Test
    void everyCredentialOpensOnlyItsOwnDoors() {
        var tokens = Api.tokens();
        ours.withKey().get("/v1/feedback/" + ID).then().statusCode(403);
        ours.asHeadOffice()
                .body(feedback(UUID.randomUUID(), "S001", ""))
                .post("/v1/feedback")
                .then()
                .statusCode(403);
        ours.asHeadOffice().body("{}").post("/v1/stores").then().statusCode(403);
        ours.asAdmin().get("/admin/organizations").then().statusCode(403);
        ours.asAdmin()
                .body("{\"attribution\": \"pseudonymous\"}")
                .put("/admin/organizations/" + ours.organization() + "/attribution")
                .then()
                .statusCode(403);
        ours.asAdmin().body("{}").post("/admin/republish").then().statusCode(403);
        ours.asAdmin().get("/admin/republish").then().statusCode(403);
        Api.asOperator().get("/v1/stores").then().statusCode(403);
        Api.asOperator().get("/v1/feedback/" + ID).then().statusCode(403);
        String claimsASourcesRole = tokens.draft("x")
                .organization(ours.organization())
                .roles("source")
                .sign();
        Api.as(claimsASourcesRole)
                .body(feedback(UUID.randomUUID(), "S001", ""))
                .post("/v1/feedback")
                .then()
                .statusCode(403);
    }

    @Test
    void withoutAValidCredentialThereIsOnlyA401() {
        var tokens = Api.tokens();
        Api.anonymous().get("/v1/feedback/" + ID).then().statusCode(401).body("code", equalTo("unauthorized"));
        Api.anonymous()
                .header("X-Api-Key", ours.key() + "0")
                .body("{}")
                .post("/v1/feedback")
                .then()
                .statusCode(401)
                .body("advice", equalTo("fix"));
        Api.anonymous()
                .header("X-Api-Key", "tl_0000000000000000_" + ours.key().split("_")[2])
                .body("{}")
                .post("/v1/feedback")
                .then()
                .statusCode(401);
        Api.as(tokens.draft("late")
                        .organization(ours.organization())
                        .roles("head-office")
                        .validFor(java.time.Duration.ofHours(-1))
                        .sign())
                .get("/v1/feedback/" + ID)
                .then()
                .statusCode(401);
        Api.as(tokens.draft("stranger")
                        .organization(ours.organization())
                        .roles("head-office")
                        .issuer("https://elsewhere.example")
                        .sign())
                .get("/v1/feedback/" + ID)
                .then()
                .statusCode(401);
    }

    @Test
    void aRevokedKeyIsRefused() {
        String key = Api.newKey(ours.organization(), "short-lived", "app");
        Api withKey = new Api(ours.organization(), ours.slug(), key);
        withKey.give(feedback(UUID.randomUUID(), "S001", "")).then().statusCode(202);
        String source = ours.asAdmin().get("/v1/sources").path("items.find { it.name == 'short-lived' }.id");
        ours.asAdmin()
                .delete("/v1/sources/" + source + "/keys/" + key.split("_")[1])
                .then()
                .statusCode(204);
        withKey.give(feedback(UUID.randomUUID(), "S001", "")).then().statusCode(401);
    }

    @Test
    void theDatabaseShowsARequestNothingUntilAnOrganizationIsAdmitted() throws SQLException {
        try (Connection connection = as("request");
                Statement statement = connection.createStatement()) {
            for (String table : List.of("store", "source", "api_key", "feedback")) {
                assertThat(count(statement, table)).as(table).isZero();
            }
            statement.execute("set app.organizations = '{" + theirs.organization() + "}'");
            try (ResultSet row = statement.executeQuery("select code from store where code = 'OURS'")) {
                assertThat(row.next()).isFalse();
            }
            assertRefused(
                    statement,
                    "insert into store values ('" + ours.organization()
                            + "', gen_random_uuid(), 'X', 'X', null, null, 'UTC', null, now())");
        }
    }

    @Test
    void theDatabaseLetsARequestEraseAndPublishNothingOfAnother() throws SQLException {
        try (Connection connection = as("request");
                Statement statement = connection.createStatement()) {
            statement.execute("set app.organizations = '{" + theirs.organization() + "}'");
            assertThat(statement.executeUpdate("delete from feedback where id = '" + ID + "'"))
                    .isZero();
            assertThat(statement.executeUpdate(
                            "update intake set erased_at = now(), erased_store = 'S001' where id = '" + ID + "'"))
                    .isZero();
            assertRefused(statement, """
                    insert into outbox (organization, events) values ('%s', 'a line')""".formatted(ours.organization()));
        }
        ours.read(ID).then().statusCode(200);
    }

    @Test
    void aRequestNeitherReadsNorChangesAnOrganizationsSecretOrItsName() throws SQLException {
        try (Connection connection = as("request");
                Statement statement = connection.createStatement()) {
            statement.execute("set app.organizations = '{" + ours.organization() + "}'");
            assertThat(count(statement, "organization")).isEqualTo(1);
            assertRefused(statement, "select pseudonym_secret from organization");
            assertRefused(statement, "update organization set pseudonym_secret = ''");
            assertRefused(statement, "update organization set name = 'Other'");
            assertRefused(statement, "select digest from intake");
        }
    }

    @Test
    void rowLevelSecurityIsForcedOnEveryTableWithAnOrganization() throws SQLException {
        try (Connection connection = as("owner");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'public' and c.relkind in ('r', 'p')
                        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization')
                        and not (c.relrowsecurity and c.relforcerowsecurity)
                        """)) {
            List<String> open = new java.util.ArrayList<>();
            while (row.next()) {
                open.add(row.getString(1));
            }
            assertThat(open).isEmpty();
        }
        try (Connection connection = as("owner");
                Statement statement = connection.createStatement()) {
            for (String table : WALLED) {
                assertThat(count(statement, table))
                        .as("seen by the owner: " + table)
                        .isZero();
            }
        }
    }

    private static void assertRefused(Statement statement, String sql) {
        assertThatThrownBy(() -> statement.execute(sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection as(String role) throws SQLException {
        var parts = PartsTestResource.parts();
        return DriverManager.getConnection(
                parts.postgres().jdbcUrl("feedback"),
                "feedback_" + role,
                parts.credentials().password("feedback_" + role));
    }
}
