package io.throughline.feedback.commit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.agroal.DataSource;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.commit.Entry;
import io.throughline.feedback.commit.Outcome;
import io.throughline.feedback.intake.Content;
import io.throughline.feedback.intake.Given;
import io.throughline.feedback.intake.Submission;
import io.throughline.feedback.intake.sql.IntakeTable;
import io.throughline.feedback.sources.KeyRing;
import io.throughline.feedback.sources.Origin;
import io.throughline.local.PartsTestResource;
import io.throughline.runtime.outbox.OutboxRelay;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class GroupCommitIT {

    @Inject
    GroupCommit<Given> commits;

    @Inject
    KeyRing keys;

    @Inject
    @DataSource("flow")
    AgroalDataSource flow;

    @Inject
    OutboxRelay relay;

    @Inject
    CommitSettings settings;

    private Origin origin;

    @BeforeEach
    void setUp() {
        origin = keys.origin(Api.newOrganization().key()).orElseThrow();
    }

    @Test
    void manySubmissionsAtOnceAreEachKeptOnce() throws SQLException {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(500).toList();
        List<Submission> shuffled = new ArrayList<>();
        for (int copy = 0; copy < 4; copy++) {
            ids.forEach(id -> shuffled.add(submission(id, "S001", 1)));
        }
        Collections.shuffle(shuffled, new Random(7));
        List<Outcome> outcomes = submit(shuffled);
        assertThat(outcomes.stream().filter(Outcome.ACCEPTED::equals)).hasSize(500);
        assertThat(outcomes.stream().filter(Outcome.DUPLICATE::equals)).hasSize(1500);
        assertThat(count("feedback")).isEqualTo(500);
        assertThat(count("intake")).isEqualTo(500);
    }

    @Test
    void ofTwoContentsForAnIdTheFirstStandsAlsoWithinACommit() {
        UUID id = UUID.randomUUID();
        List<Outcome> outcomes = submit(IntStream.range(0, 20)
                .mapToObj(i -> submission(id, "S001", i % 2))
                .toList());
        assertThat(outcomes).containsOnly(Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.CONFLICT);
        assertThat(outcomes).containsOnlyOnce(Outcome.ACCEPTED);
        assertThat(outcomes.stream().filter(Outcome.CONFLICT::equals)).hasSize(10);
    }

    @Test
    void anIdThatWasTakenBeforeIsComparedWithEachOfACommit() {
        UUID id = UUID.randomUUID();
        submit(List.of(submission(id, "S001", 0)));
        // the writers are busy with the first ones when the others come, and take those together
        List<Outcome> outcomes = submit(IntStream.range(0, 40)
                .mapToObj(i -> submission(id, "S001", (i + 1) % 3))
                .toList());
        assertThat(outcomes).containsOnly(Outcome.DUPLICATE, Outcome.CONFLICT);
        assertThat(outcomes.stream().filter(Outcome.DUPLICATE::equals)).hasSize(13);
    }

    @Test
    void ofManyContentsForATakenIdEachIsSettledInOneCommit() {
        UUID id = UUID.randomUUID();
        UUID erased = UUID.randomUUID();
        submit(List.of(submission(id, "S001", 0), submission(erased, "S001", 0)));
        new Api(origin.organization(), null, null).erase(erased).then().statusCode(204);
        List<CompletableFuture<Outcome>> underWay = new ArrayList<>();
        try (GroupCommit<Given> one =
                new GroupCommit<>("one", flow, new IntakeTable(), relay, settings, new SimpleMeterRegistry())) {
            for (int digest = 0; digest < 100; digest++) {
                underWay.add(submit(one, submission(id, "S001", digest)));
            }
            for (int digest = 0; digest < 100; digest++) {
                underWay.add(submit(one, submission(erased, "S001", digest)));
            }
            for (int i = 0; i < 100; i++) {
                underWay.add(submit(one, submission(id, "S001", i % 2)));
            }
            one.start(); // its writers find all of them waiting
        }
        List<Outcome> outcomes =
                underWay.stream().map(outcome -> outcome.getNow(null)).toList();
        assertThat(outcomes.get(0)).isEqualTo(Outcome.DUPLICATE);
        assertThat(outcomes.subList(1, 100)).containsOnly(Outcome.CONFLICT);
        assertThat(outcomes.subList(100, 200)).containsOnly(Outcome.GONE);
        assertThat(outcomes.subList(200, 300).stream().filter(Outcome.DUPLICATE::equals))
                .hasSize(50);
        assertThat(outcomes.subList(200, 300).stream().filter(Outcome.CONFLICT::equals))
                .hasSize(50);
    }

    @Test
    void whatTheDatabaseDoesNotTakeIsFoundAndTheRestIsKept() {
        List<Submission> batch = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // a NUL gets past no reader; here it stands for what nobody thought of
            batch.add(submission(UUID.randomUUID(), i == 17 ? "S\u0000" : "S001", 1));
        }
        List<Outcome> outcomes = submit(batch);
        assertThat(outcomes.get(17)).isEqualTo(Outcome.NOT_STORABLE);
        outcomes.remove(17);
        assertThat(outcomes).containsOnly(Outcome.ACCEPTED);
    }

    private List<Outcome> submit(List<Submission> submissions) {
        List<CompletableFuture<Outcome>> underWay =
                submissions.stream().map(one -> submit(commits, one)).toList();
        return new ArrayList<>(underWay.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<Outcome> submit(GroupCommit<Given> commits, Submission submission) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Entry<Given> entry = Given.entry(submission, origin, false, Instant.now(), outcome::complete);
        commits.submit(List.of(entry));
        return outcome;
    }

    private static Submission submission(UUID id, String store, int digest) {
        Content content = new Content(null, "Kind.", null, null, null, List.of(), null, null, null, Map.of());
        Instant collected = Instant.parse("2026-11-20T10:00:00Z");
        return new Submission(
                id, store, "exit", collected, null, null, null, content, Set.of(), new byte[] {(byte) digest});
    }

    private long count(String table) throws SQLException {
        var parts = PartsTestResource.parts();
        try (Connection connection = DriverManager.getConnection(
                        parts.postgres().jdbcUrl("feedback"),
                        "feedback_flow",
                        parts.credentials().password("feedback_flow"));
                Statement statement = connection.createStatement()) {
            statement.execute("set app.organizations = '{" + origin.organization() + "}'");
            try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
