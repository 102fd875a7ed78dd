package io.throughline.feedback.sources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "https://shop.example:8443",
                "https://xn--mller-kva.example",
                "https://localhost",
                "http://localhost:3000",
                "http://127.0.0.1:8080",
                "http://[::1]:8080"
            })
    void anOriginIsKeptAsBrowsersSendIt(String origin) {
        assertThat(WebOrigin.parse(origin)).isEqualTo(origin);
    }

    @Test
    void theSchemesOwnPortAndCapitalsAreLeftOutAsBrowsersDo() {
        assertThat(WebOrigin.parse("https://Shop.Example:443")).isEqualTo("https://shop.example");
        assertThat(WebOrigin.parse("http://localhost:80")).isEqualTo("http://localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "https://*.shop.example",
                "https://shop.example/",
                "https://shop.example/path",
                "https://user@shop.example",
                "https://shop.example?x",
                "https://shop.example:0",
                "https://shop.example:65536",
                "https://shop..example",
                "https://",
                "http://shop.example",
                "http://localhost.shop.example",
                "file:///page.html",
                "shop.example",
                "https://shop.example https://other.example",
                "https://müller.example"
            })
    void whatIsNoOriginOrHasNoTlsIsRefused(String origin) {
        assertThat(WebOrigin.parse(origin)).isNull();
    }
}
