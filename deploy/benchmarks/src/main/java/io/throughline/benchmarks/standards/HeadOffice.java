package io.throughline.benchmarks.standards;

import io.throughline.local.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Two people who publish a new standard each second, beside what is measured: five changes a second. */
final class HeadOffice implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final URI service;
    private final String author;
    private final String colleague;

    private HeadOffice(URI service, Tokens tokens, UUID organization) {
        this.service = service;
        this.author = token(tokens, "ann", organization);
        this.colleague = token(tokens, "ben", organization);
    }

    static HeadOffice atWork(URI service, Tokens tokens, UUID organization) {
        HeadOffice headOffice = new HeadOffice(service, tokens, organization);
        headOffice.clock.scheduleAtFixedRate(headOffice::publish, 1, 1, TimeUnit.SECONDS);
        return headOffice;
    }

    private static String token(Tokens tokens, String person, UUID organization) {
        return tokens.draft(person)
                .organization(organization)
                .roles("head-office")
                .sign();
    }

    private void publish() {
        try {
            String created = post(author, "/v1/standards", """
                    {"title": "Open another till", "purpose": "Nobody waits.", "steps": ["Look.", "Ring."], "role": "cashier"}""");
            String version =
                    "/v1/standards/" + created.replaceAll("(?s)^\\{\"id\":\"([^\"]*)\".*", "$1") + "/versions/1/";
            post(author, version + "submit", "");
            post(colleague, version + "approve", "");
            post(
                    author,
                    version + "publish",
                    "{\"effectiveFrom\": \"" + LocalDate.now().plusDays(400) + "\"}");
        } catch (IOException away) {
            // the service is on its way out; what is measured tells if it is not
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private String post(String token, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** Comes back when nothing more is under way. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            clock.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
