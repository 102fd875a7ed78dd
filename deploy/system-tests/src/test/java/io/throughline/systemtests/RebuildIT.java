package io.throughline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.local.Service;
import io.throughline.local.ServiceProcess;
import io.throughline.traffic.outcome.Outcome;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What is derived from events is the same again when it is derived again: the databases are emptied, the topics are not. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildIT {

    private static Retailer retailer;
    private static String erasedStory;
    private static String erasedWords;
    private static Outcome before;

    /** One of the stories is erased: its words stay on the topic. */
    @BeforeAll
    static void sendTheScenario() throws IOException {
        retailer = Retailer.on(Platform.running());
        Scenarios.send(retailer);
        String practice = Scenarios.outcome(retailer).practices().get(0).id();
        JsonNode best = retailer.practice(practice).json().path("excerpts").get(0);
        erasedStory = best.path("story").asText();
        erasedWords = best.path("text").asText();
        assertThat(retailer.erase(erasedStory).status()).isEqualTo(204);
        before = Scenarios.outcome(retailer, remaining());
    }

    @Test
    @Order(1)
    void emptiedStoriesDatabaseIsFilledFromTheTopicAsItWas() throws SQLException, IOException {
        emptied(Platform.running().stories(), Service.STORIES);
        asBefore();
    }

    @Test
    @Order(2)
    void emptiedStandardsDatabaseIsFilledFromTheTopicsAsItWas() throws SQLException, IOException {
        emptied(Platform.running().standards(), Service.STANDARDS);
        asBefore();
    }

    @Test
    @Order(3)
    void whatTheTopicHasForgottenIsToldAgainByItsPublisher() throws Exception {
        Topics.forget("throughline.feedback.v1");
        emptied(Platform.running().stories(), Service.STORIES);
        assertThat(retailer.chain().stories()).isZero();
        retailer.republish(Platform.running().feedback(), "feedback");
        asBefore();
    }

    private static void asBefore() throws IOException {
        Scenarios.assertSame(Scenarios.outcome(retailer, remaining()), before);
        Topics.awaitRead("stories-service");
        Topics.awaitRead("standards-service");
        assertThat(retailer.story(UUID.fromString(erasedStory)).status()).isEqualTo(404);
        for (Outcome.Practice practice : before.practices()) {
            assertThat(retailer.practice(practice.id()).json().findValuesAsText("text"))
                    .doesNotContain(erasedWords);
            assertThat(retailer.standards("anna", "GET", "/v1/candidates/" + practice.id(), null)
                            .json()
                            .findValuesAsText("text"))
                    .isNotEmpty()
                    .doesNotContain(erasedWords);
        }
    }

    private static long remaining() {
        return Scenarios.SMALL.feedback().size() - 1;
    }

    private static void emptied(ServiceProcess process, Service service) throws SQLException {
        process.stop();
        try (Connection superuser = Platform.running().parts().postgres().connect("postgres");
                Statement statement = superuser.createStatement()) {
            statement.execute("drop database " + service.database() + " with (force)");
        }
        Platform.running().parts().createDatabase(service.database());
        process.restart();
    }
}
