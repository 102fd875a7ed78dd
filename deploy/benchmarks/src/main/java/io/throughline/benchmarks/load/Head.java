package io.throughline.benchmarks.load;

import java.net.URI;
import java.util.Map;

/** The head of an HTTP/1.1 request. */
final class Head {

    private Head() {}

    static String of(String method, URI uri, Map<String, String> headers) {
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        StringBuilder head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\n");
        line(head, "Host", uri.getAuthority());
        headers.forEach((name, value) -> line(head, name, value));
        return head.append("\r\n").toString();
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
