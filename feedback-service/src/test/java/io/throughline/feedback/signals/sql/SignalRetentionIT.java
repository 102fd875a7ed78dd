package io.throughline.feedback.signals.sql;

import static io.throughline.feedback.signals.SignalJson.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.runtime.republish.Republishable;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class SignalRetentionIT {

    @Inject
    SignalRetention retention;

    @Inject
    RepublishedSignals republished;

    @Inject
    @DataSource("flow")
    AgroalDataSource flow;

    @Test
    void signalsAreDeletedAfterThirtyDaysAndNotBefore() throws SQLException {
        Api api = Api.newOrganization();
        UUID old = give(api);
        UUID fresh = give(api);
        age(api, old, Duration.ofDays(31));
        age(api, fresh, Duration.ofDays(29));
        retention.deleteOld();
        assertThat(kept(api)).containsExactly(fresh);
    }

    @Test
    void signalsArePublishedAgainWithTheirIdsPageByPageAndOnlyThoseOfThePeriod() throws SQLException {
        Api api = Api.newOrganization();
        List<UUID> ids = List.of(give(api), give(api), give(api));
        UUID before = give(api);
        age(api, before, Duration.ofDays(2));
        Instant from = Instant.now().minus(Duration.ofHours(1));
        List<Republishable.Entry> first = page(api, from, null, 2);
        List<Republishable.Entry> second = page(api, from, first.get(1).id(), 2);
        assertThat(first).hasSize(2);
        assertThat(second).hasSize(1);
        assertThat(List.of(first.get(0).id(), first.get(1).id(), second.get(0).id()))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(second.get(0).event().id()).isEqualTo(second.get(0).id() + ":1");
        assertThat(second.get(0).event().data()).contains("\"kind\":\"queue-length\"", "\"value\":7");
    }

    private List<Republishable.Entry> page(Api api, Instant from, UUID after, int limit) throws SQLException {
        return new OrganizationTransaction(flow)
                .call(
                        api.organization(),
                        connection -> republished.page(connection, api.organization(), from, null, after, limit));
    }

    private static UUID give(Api api) {
        UUID id = UUID.randomUUID();
        api.withKey()
                .body(queue(id, "S001", 7, Instant.now().toString(), ""))
                .post("/v1/signals")
                .then()
                .statusCode(202);
        return id;
    }

    private void age(Api api, UUID id, Duration by) throws SQLException {
        new OrganizationTransaction(flow).call(api.organization(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "update signal set received_at = received_at - ? * interval '1 second' where id = ?")) {
                statement.setLong(1, by.toSeconds());
                statement.setObject(2, id);
                return statement.executeUpdate();
            }
        });
    }

    private List<UUID> kept(Api api) throws SQLException {
        return new OrganizationTransaction(flow).call(api.organization(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select id from signal");
                    ResultSet row = statement.executeQuery()) {
                List<UUID> ids = new ArrayList<>();
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
                return ids;
            }
        });
    }
}
