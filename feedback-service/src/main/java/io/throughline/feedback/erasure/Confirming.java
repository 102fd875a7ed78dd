package io.throughline.feedback.erasure;

import java.util.Arrays;
import java.util.List;

/** The services that keep words of feedback beside this one, and so confirm each erasure. */
public enum Confirming {
    STORIES("stories-service"),
    STANDARDS("standards-service");

    private final String service;

    Confirming(String service) {
        this.service = service;
    }

    public String service() {
        return service;
    }

    public static List<String> services() {
        return Arrays.stream(values()).map(Confirming::service).toList();
    }
}
