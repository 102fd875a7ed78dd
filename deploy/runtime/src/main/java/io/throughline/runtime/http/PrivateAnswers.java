package io.throughline.runtime.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What one caller may see is not for the next: caches keep it apart, and ask before they use it. */
class PrivateAnswers {

    @ServerResponseFilter
    void mark(ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.VARY, "Authorization, Accept");
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
}
