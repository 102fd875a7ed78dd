package io.throughline.feedback.intake.sql;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.runtime.republish.Republishable.Entry;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class RepublishedFeedbackIT {

    /** In PostgreSQL's order; the halves of some are negative to Java. */
    private static final List<UUID> IDS = Stream.of(
                    "00000000-0000-0000-0000-000000000001",
                    "00000000-0000-0000-8000-000000000001",
                    "0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60",
                    "7fffffff-0000-4000-8000-000000000000",
                    "80000000-0000-4000-8000-000000000000",
                    "ffffffff-ffff-ffff-ffff-ffffffffffff")
            .map(UUID::fromString)
            .toList();

    @Inject
    @DataSource("flow")
    AgroalDataSource flow;

    @Inject
    RepublishedFeedback republished;

    @Test
    void pagesHaveEachOnceInTheOrderOfTheIdsWhateverTheirSize() throws SQLException {
        Api api = Api.newOrganization();
        IDS.forEach(id -> api.give(feedback(id, "S001", "")).then().statusCode(202));
        for (int erased : List.of(1, 3, 4)) {
            api.erase(IDS.get(erased)).then().statusCode(204);
        }
        for (int limit = 1; limit <= IDS.size() + 1; limit++) {
            List<Entry> all = all(api.organization(), limit);
            assertThat(all).extracting(Entry::id).containsExactlyElementsOf(IDS);
            assertThat(all)
                    .extracting(entry -> entry.event().id().replaceFirst(".*:", ""))
                    .containsExactly("1", "2", "1", "2", "2", "1");
        }
    }

    @Test
    void whoServedIsRepublishedOnlyWhileTheOrganizationAllowsIt() throws SQLException {
        Api api = Api.newOrganization("pseudonymous");
        api.give(feedback(UUID.randomUUID(), "S001", ", \"employee\": \"e0123\""))
                .then()
                .statusCode(202);
        assertThat(all(api.organization(), 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.event().data()).contains("\"employee\":\"p-"));
        api.setAttribution("off").then().statusCode(200);
        assertThat(all(api.organization(), 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.event().data()).doesNotContain("employee"));
    }

    private List<Entry> all(UUID organization, int limit) throws SQLException {
        OrganizationTransaction transaction = new OrganizationTransaction(flow);
        List<Entry> all = new ArrayList<>();
        List<Entry> page;
        do {
            UUID after = all.isEmpty() ? null : all.get(all.size() - 1).id();
            page = transaction.call(
                    organization, connection -> republished.page(connection, organization, null, null, after, limit));
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page);
        } while (page.size() == limit);
        return all;
    }
}
