package io.throughline.standards.standards.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the next page of a list is. */
final class NextPage {

    private static final String NEXT = "next";

    private NextPage() {}

    /**
     * The same query with that cursor, as a reference without host: what stands before this service is none of its business. All but unreserved
     * characters is encoded, so that it fits between angle brackets.
     */
    static String of(UriInfo uri, String cursor) {
        Stream<String> query = uri.getQueryParameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(NEXT))
                .map(parameter ->
                        parameter(parameter.getKey(), parameter.getValue().get(0)));
        return uri.getRequestUri().getRawPath() + "?"
                + Stream.concat(query, Stream.of(parameter(NEXT, cursor))).collect(Collectors.joining("&"));
    }

    private static String parameter(String name, String value) {
        return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
    }
}
