package io.throughline.standards.standards.web;

import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.BEN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.throughline.standards.OnRealParts;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

/** Two people have two standards supersede each other at one time. */
@OnRealParts
class SupersessionIT {

    private final UUID organization = UUID.randomUUID();

    @RepeatedTest(5)
    void ofTwoThatWouldCloseACircleExactlyOneSucceeds() throws Exception {
        UUID one = published(organization, "One", "", TODAY);
        UUID two = published(organization, "Two", "", TODAY);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            Future<Response> first = people.submit(() -> supersede(ANN, one, two, start));
            Future<Response> second = people.submit(() -> supersede(BEN, two, one, start));
            start.countDown();
            List<Response> answers = List.of(first.get(), second.get());
            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
            Response refused = answers.get(answers.get(0).statusCode() == 409 ? 0 : 1);
            assertThat(refused.jsonPath().getString("code")).isEqualTo("supersession-cycle");
        } finally {
            people.shutdown();
        }
        assertThat(Stream.of(one, two)
                        .map(standard -> as(ANN, organization).get("/v1/standards/{id}/versions/1", standard))
                        .filter(version -> version.jsonPath().get("supersededBy") != null))
                .hasSize(1);
    }

    private Response supersede(String person, UUID standard, UUID by, CountDownLatch start)
            throws InterruptedException {
        var request = as(person, organization).header("If-Match", "*").body("""
                {"effectiveTo": "%s", "reason": "Twice the same", "supersededBy": "%s"}""".formatted(TODAY.plusDays(9), by));
        start.await();
        return request.post("/v1/standards/{id}/versions/1/retire", standard);
    }
}
