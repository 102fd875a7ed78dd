package io.throughline.benchmarks.standards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.benchmarks.stage.Log;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;

/** Some of the questions, whose answers are read: a load only counts them. */
record Sample(List<Question> questions) {

    private static final int SIZE = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    static Sample of(List<Question> questions) {
        return new Sample(questions.subList(0, Math.min(SIZE, questions.size())));
    }

    /** What was wrong first, in words; empty if nothing was. */
    String fault(Log log) throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        int items = 0;
        long bytes = 0;
        for (Question question : questions) {
            HttpRequest.Builder request = HttpRequest.newBuilder(question.uri());
            question.headers().forEach(request::header);
            try {
                HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
                JsonNode body = JSON.readTree(answer.body());
                String fault =
                        answer.statusCode() == Measured.OK ? question.fault(body) : "an answer " + answer.statusCode();
                if (!fault.isEmpty()) {
                    log.line("  " + fault + ": " + question.uri());
                    return fault;
                }
                items += body.path("items").size();
                bytes += answer.body().length;
            } catch (IOException e) {
                return "no answer that can be read: " + e;
            }
        }
        log.line(String.format(
                Locale.ROOT,
                "  answers have %.1f items and %,.0f bytes on average",
                (double) items / questions.size(),
                (double) bytes / questions.size()));
        return "";
    }
}
