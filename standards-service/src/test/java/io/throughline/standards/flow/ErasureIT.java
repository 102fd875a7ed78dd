package io.throughline.standards.flow;

import static io.throughline.standards.Api.candidate;
import static io.throughline.standards.Api.candidateOf;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Topics.erased;
import static io.throughline.standards.Topics.practice;
import static io.throughline.standards.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.agroal.DataSource;
import io.throughline.local.PartsTestResource;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.PracticeEvent;
import io.throughline.standards.Topics.Sent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Erased words are nowhere, whatever came before or after. */
@OnRealParts
class ErasureIT {

    private static final String ERASED_WORDS = "zyxwv swapped my kettle";

    @Inject
    @DataSource("flow")
    javax.sql.DataSource flow;

    private final UUID organization = UUID.randomUUID();
    private final UUID erased = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final PracticeEvent event = PracticeEvent.of(organization)
            .excerpt(erased, "He " + ERASED_WORDS + ".")
            .excerpt(other, "She fetched another box.")
            .proposedTitle("He " + ERASED_WORDS + ".", erased);

    @Test
    void wordsAreGoneOnceTheirFeedbackIsErasedAndTheTitleIsTheBestThatIsLeft() throws SQLException {
        publish(practice(event));
        assertThat(candidateOf(organization, event).asString()).contains(ERASED_WORDS);
        publish(erased(organization, erased));
        soon().untilAsserted(() -> {
            var candidate = candidate(organization, event.id()).jsonPath();
            assertThat(candidate.getString("title")).isEqualTo("She fetched another box.");
            assertThat(candidate.getBoolean("titleProposed")).isTrue();
            assertThat(candidate.getList("excerpts.story", UUID.class)).containsExactly(other);
        });
        assertThat(everyRowOfTheDatabase()).noneMatch(row -> row.contains(ERASED_WORDS));
    }

    @Test
    void wordsThatComeAfterTheErasureAreNotTakenIn() throws SQLException {
        publish(erased(organization, erased));
        PracticeEvent first = PracticeEvent.of(organization);
        publish(practice(first));
        candidateOf(organization, first);
        publish(practice(event));
        var candidate = candidateOf(organization, event).jsonPath();
        assertThat(candidate.getString("title")).isEqualTo("She fetched another box.");
        assertThat(candidate.getList("excerpts.story", UUID.class)).containsExactly(other);
        assertThat(everyRowOfTheDatabase()).noneMatch(row -> row.contains(ERASED_WORDS));
    }

    @Test
    void titleWithNothingLeftToReplaceItIsErased() {
        publish(practice(event), erased(organization, erased), erased(organization, other));
        soon().untilAsserted(() -> assertThat(
                        candidate(organization, event.id()).jsonPath().getString("title"))
                .isEqualTo("(erased)"));
    }

    @Test
    void titleOfAStoryThatIsNoExcerptIsErasedWithItsStory() {
        UUID elsewhere = UUID.randomUUID();
        event.proposedTitle("Only a title.", elsewhere);
        publish(practice(event));
        assertThat(candidateOf(organization, event).jsonPath().getString("title"))
                .isEqualTo("Only a title.");
        assertThat(candidate(organization, event.id()).jsonPath().getList("excerpts"))
                .hasSize(2);
        publish(erased(organization, elsewhere));
        soon().untilAsserted(() -> assertThat(
                        candidate(organization, event.id()).jsonPath().getString("title"))
                .startsWith("He "));
    }

    @Test
    void titleThatAPersonWroteStays() {
        event.title("Swap it at once");
        publish(practice(event), erased(organization, erased));
        soon().untilAsserted(() -> assertThat(
                        candidate(organization, event.id()).jsonPath().getList("excerpts.story", UUID.class))
                .containsExactly(other));
        assertThat(candidate(organization, event.id()).jsonPath().getString("title"))
                .isEqualTo("Swap it at once");
    }

    @Test
    void anotherOrganizationsStoryWithTheSameIdKeepsItsWords() {
        UUID others = UUID.randomUUID();
        PracticeEvent theirs = PracticeEvent.of(others).excerpt(erased, "Theirs.");
        publish(practice(theirs), practice(event), erased(organization, erased));
        soon().untilAsserted(() -> assertThat(
                        candidate(organization, event.id()).jsonPath().getList("excerpts"))
                .hasSize(1));
        assertThat(candidateOf(others, theirs).jsonPath().getList("excerpts.sentence", String.class))
                .containsExactly("Theirs.");
    }

    @Test
    void topicReadAgainFromItsStartGivesTheSameAndNoErasedWords() throws SQLException {
        List<Sent> topic = List.of(
                practice(event),
                erased(organization, erased),
                practice(event.revision(2).title("Swap it at once")));
        publish(topic.toArray(Sent[]::new));
        String before = soon().until(() -> candidate(organization, event.id()), answer -> "Swap it at once"
                        .equals(answer.jsonPath().getString("title")))
                .asString();

        empty();
        assertThat(candidate(organization, event.id()).statusCode()).isEqualTo(404);
        publish(topic.toArray(Sent[]::new));
        soon().untilAsserted(() ->
                assertThat(candidate(organization, event.id()).asString()).isEqualTo(before));
        assertThat(everyRowOfTheDatabase()).noneMatch(row -> row.contains(ERASED_WORDS));
    }

    /** One reader takes the words in while another erases them: neither may pass the other by. */
    @Test
    void erasureWaitsForWordsThatAreBeingTakenIn() throws Exception {
        handle(practice(PracticeEvent.of(organization).id(event.id()).excerpt(other, "She fetched another box.")));
        CompletableFuture<Void> taking;
        CompletableFuture<Void> erasing;
        try (Connection slow = PartsTestResource.parts().postgres().connect("standards")) {
            slow.setAutoCommit(false);
            slow.createStatement().execute("select from practice where id = '%s' for update".formatted(event.id()));
            taking = CompletableFuture.runAsync(() -> handle(practice(event.revision(2))));
            soon().untilAsserted(() -> assertThat(waiting()).containsExactly("transactionid"));
            erasing = CompletableFuture.runAsync(() -> handle(erased(organization, erased)));
            soon().untilAsserted(() -> assertThat(waiting()).containsExactly("advisory", "transactionid"));
            assertThat(erasing).isNotDone();
            slow.rollback();
        }
        CompletableFuture.allOf(taking, erasing).join();
        assertThat(query("select sentence from excerpt where practice = '%s'".formatted(event.id())))
                .containsExactly("She fetched another box.");
        assertThat(everyRowOfTheDatabase()).noneMatch(row -> row.contains(ERASED_WORDS));
    }

    private static List<String> waiting() throws SQLException {
        return query("select distinct locktype from pg_locks where not granted order by 1");
    }

    private void handle(Sent told) {
        unchecked(() -> {
            new InboundHandler(flow, () -> {}, Clock.systemUTC()).handle(Told.inbound(List.of(told)));
            return null;
        });
    }

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> everyRowOfTheDatabase() throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table :
                query("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")) {
            rows.addAll(query("select t::text from %s t".formatted(table)));
        }
        return rows;
    }

    private void empty() throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("standards")) {
            for (String table : List.of("excerpt", "practice", "erased_feedback")) {
                superuser
                        .createStatement()
                        .executeUpdate("delete from %s where organization = '%s'".formatted(table, organization));
            }
        }
    }

    private static List<String> query(String sql) throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("standards");
                ResultSet row = superuser.createStatement().executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }
}
