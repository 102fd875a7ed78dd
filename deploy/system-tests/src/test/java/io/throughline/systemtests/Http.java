package io.throughline.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Calls as any client would make them. */
public final class Http {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private Http() {}

    public static Answer get(URI uri, String credentialHeader, String credential) throws IOException {
        return send(
                HttpRequest.newBuilder(uri).header(credentialHeader, credential).GET());
    }

    public static Answer post(URI uri, String credentialHeader, String credential, String body) throws IOException {
        return post(uri, credentialHeader, credential, body.getBytes(UTF_8));
    }

    public static Answer post(URI uri, String credentialHeader, String credential, byte[] body) throws IOException {
        return send(HttpRequest.newBuilder(uri)
                .header(credentialHeader, credential)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** Of whatever state it is in. */
    static Answer step(URI uri, String credentialHeader, String credential, String body) throws IOException {
        return send(HttpRequest.newBuilder(uri)
                .header(credentialHeader, credential)
                .header("If-Match", "*")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    static Answer put(URI uri, String credentialHeader, String credential, String ifMatch, String body)
            throws IOException {
        return send(HttpRequest.newBuilder(uri)
                .header(credentialHeader, credential)
                .header("If-Match", ifMatch)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    static Answer delete(URI uri, String credentialHeader, String credential) throws IOException {
        return send(
                HttpRequest.newBuilder(uri).header(credentialHeader, credential).DELETE());
    }

    /**
     * The status alone.
     *
     * @param body null for none
     */
    static int send(URI uri, String method, Map<String, String> headers, String contentType, String body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(10))
                .method(
                        method.toUpperCase(Locale.ROOT),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", contentType);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), json(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String body) throws JsonProcessingException {
        return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
    }
}
