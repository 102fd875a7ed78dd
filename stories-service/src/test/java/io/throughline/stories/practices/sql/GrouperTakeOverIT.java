package io.throughline.stories.practices.sql;

import static io.throughline.stories.Api.headOffice;
import static io.throughline.stories.Api.soon;
import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.agroal.DataSource;
import io.throughline.local.PartsTestResource;
import io.throughline.runtime.events.Event;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.OnRealParts;
import io.throughline.stories.practices.PracticeFinder;
import io.throughline.stories.practices.PracticeState;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Two groupers at work on one database: one organization is one grouper's at a time, and another's when that one dies. */
@OnRealParts
class GrouperTakeOverIT {

    private static final List<String> UMBRELLA = List.of(
            "It was pouring when I came out, and the trolley man walked me all the way to my car under his own umbrella.",
            "A young lady from the tills took a big umbrella and walked me to the car so that my shopping stayed dry.",
            "An assistant took an umbrella, held it over me and the pram and walked us to the car in the pouring rain.");

    @Inject
    @DataSource("flow")
    javax.sql.DataSource flow;

    @Inject
    PracticeFinder finder;

    private final UUID organization = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void anotherTakesOverWhenOneDiesInTheMiddleAndNeverBefore() throws Exception {
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        AtomicReference<Integer> backend = new AtomicReference<>();
        PracticeTelling stuck = new PracticeTelling() {
            @Override
            public Event told(PracticeState practice) {
                holds.countDown();
                try {
                    never.await();
                } catch (InterruptedException dead) {
                    throw new IllegalStateException(dead);
                }
                return null;
            }

            @Override
            public Event gone(UUID of, UUID practice, int revision) {
                return told(null);
            }
        };
        tell(organization, UMBRELLA.subList(0, 2));
        Thread dying = new Thread(() -> {
            try (Connection connection = flow.getConnection()) {
                connection.setAutoCommit(false);
                try (ResultSet row = connection.createStatement().executeQuery("select pg_backend_pid()")) {
                    row.next();
                    backend.set(row.getInt(1));
                }
                boolean done = false;
                while (!done) {
                    connection.rollback();
                    OrganizationTransaction.admit(connection, List.of(organization));
                    done = new GroupingPass(
                                    connection,
                                    organization,
                                    finder,
                                    100,
                                    stuck,
                                    Clock.systemUTC().instant())
                            .run();
                    tried.countDown();
                }
            } catch (SQLException | RuntimeException killed) {
                Thread.currentThread().interrupt();
            }
        });
        settled(organization);
        try (Connection superuser = PartsTestResource.parts().postgres().connect("stories")) {
            // the service's own is kept off until the other one holds the organization
            superuser.setAutoCommit(false);
            superuser
                    .createStatement()
                    .execute("select from practice_grouping where organization = '%s' for update"
                            .formatted(organization));
            // it tries again and again, the service's only now and then
            dying.start();
            assertThat(tried.await(10, TimeUnit.SECONDS)).isTrue();
            tell(organization, UMBRELLA.subList(2, 3));
            superuser.commit();
        }
        boolean first = holds.await(10, TimeUnit.SECONDS);
        assertThat(first).as("the other one came first").isTrue();

        // while it holds one organization, the service's finds those of another, and not this one's
        tell(other, UMBRELLA);
        soon().until(() -> count(other) == 1);
        assertThat(count(organization)).isZero();

        try (Connection superuser = PartsTestResource.parts().postgres().connect("stories")) {
            superuser.createStatement().execute("select pg_terminate_backend(" + backend.get() + ")");
        }
        soon().until(() -> count(organization) == 1);
        never.countDown();
        dying.interrupt();
        dying.join(Duration.ofSeconds(5).toMillis());
        assertThat(headOffice(organization).get("/v1/practices").jsonPath().getInt("items[0].spread.stories"))
                .isEqualTo(3);
    }

    private static int count(UUID organization) {
        return headOffice(organization)
                .get("/v1/practices")
                .jsonPath()
                .getList("items")
                .size();
    }

    private static void settled(UUID organization) {
        soon().until(() ->
                !headOffice(organization).get("/v1/practices").jsonPath().getBoolean("settling"));
    }

    private static void tell(UUID organization, List<String> texts) {
        for (String text : texts) {
            FeedbackEvent event = FeedbackEvent.of(organization).comment(text);
            publish(event);
            storyOf(organization, event);
        }
    }
}
