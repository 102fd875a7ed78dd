package io.throughline.runtime.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLineTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        List<EventLine> events = List.of(
                event("a key", "{\"a\": \"b\\tc\"}"),
                event("", ""),
                event("key", null),
                event("key", "a\ttab"),
                event("key", "\u00e9"));
        assertThat(EventLine.read(EventLine.write(events))).isEqualTo(events);
    }

    @Test
    void aTombstoneHasNoDataAndEmptyDataAreData() {
        assertThat(EventLine.read("t\ti\ty\t2026-11-21T09:15:30Z\tk")).containsExactly(event("k", null));
        assertThat(EventLine.read("t\ti\ty\t2026-11-21T09:15:30Z\tk\t")).containsExactly(event("k", ""));
    }

    @Test
    void aLineThatIsCutOffIsNoEvent() {
        assertThatThrownBy(() -> EventLine.read("t\ti\ty"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 fields");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nb"})
    void whatPartsEventsIsNotTakenIntoOne(String key) {
        assertThatThrownBy(() -> event(key, "{}").text()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dataOnTwoLinesAreRefusedByTheEventsId() {
        assertThatThrownBy(() -> event("key", "{\n}").text()).hasMessageContaining("event i ");
    }

    private static EventLine event(String key, String data) {
        return new EventLine("t", "i", "y", "2026-11-21T09:15:30Z", key, data);
    }
}
