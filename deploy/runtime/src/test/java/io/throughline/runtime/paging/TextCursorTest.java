package io.throughline.runtime.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.runtime.problems.ProblemException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCursorTest {

    static final String LIST = "role=cashier by title";

    @ParameterizedTest
    @ValueSource(strings = {"", "Greet", "a~b~~", "Ärger in Łódź 🙂", "2026-11-21"})
    void comesBackAsItWas(String position) {
        TextCursor cursor = new TextCursor(position, UUID.randomUUID());
        assertThat(TextCursor.decode(cursor.encode(LIST), LIST)).isEqualTo(cursor);
        assertThat(cursor.encode(LIST)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void ofAnotherListItIsRefused() {
        assertRefused(new TextCursor("Greet", UUID.randomUUID()).encode("role=cashier by createdAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "YX5ifmM"})
    void whatIsNoneOfOursIsRefused(String cursor) {
        assertRefused(cursor);
    }

    private static void assertRefused(String cursor) {
        assertThatThrownBy(() -> TextCursor.decode(cursor, LIST)).isInstanceOf(ProblemException.class);
    }
}
