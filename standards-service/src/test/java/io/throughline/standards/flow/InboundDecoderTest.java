package io.throughline.standards.flow;

import static io.throughline.standards.Contract.FEEDBACK_ERASED;
import static io.throughline.standards.Contract.PRACTICE;
import static io.throughline.standards.Contract.STORE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.runtime.consumer.UnreadableRecordException;
import io.throughline.standards.candidates.Origin;
import io.throughline.standards.candidates.Practice;
import io.throughline.standards.candidates.Spread;
import io.throughline.standards.candidates.SpreadClass;
import io.throughline.standards.erasure.Erasure;
import io.throughline.standards.stores.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the examples that the publishers promise. */
class InboundDecoderTest {

    private static final String PRACTICES = "io.throughline.practice.v1";
    private static final String STORES = "io.throughline.store.v1";
    private static final String ERASED = "io.throughline.feedback-erased.v1";
    private static final UUID ORGANIZATION = UUID.fromString("0192f0c0-0000-7000-8000-000000000001");
    private static final Instant TOLD = Instant.parse("2026-11-01T08:00:00Z");

    @Test
    void practiceIsReadWhole() throws Exception {
        UUID id = UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60");
        Practice practice = ((Inbound.OfPractice) decode(PRACTICES, PRACTICE.example("praise"))).practice();
        assertThat(practice.organization()).isEqualTo(ORGANIZATION);
        assertThat(practice.id()).isEqualTo(id);
        assertThat(practice.revision()).isEqualTo(94);
        assertThat(practice.deleted()).isFalse();
        assertThat(practice.origin()).isEqualTo(Origin.PRAISE);
        assertThat(practice.title()).startsWith("The man at the till");
        assertThat(practice.titleProposed()).isTrue();
        assertThat(practice.titleFrom()).isEqualTo(id);
        assertThat(practice.terms()).containsExactly("swapped", "crack", "before", "asked");
        assertThat(practice.themes()).containsExactly("staff-help", "checkout");
        assertThat(practice.spread())
                .isEqualTo(new Spread(SpreadClass.PARTIAL, 34, 11, 60, new Spread.Interval(11, 14), 12, 20, 14, 0.15));
        assertThat(practice.firstAt()).isEqualTo(Instant.parse("2026-08-23T09:15:30Z"));
        assertThat(practice.lastAt()).isEqualTo(Instant.parse("2026-11-20T16:40:02Z"));
        assertThat(practice.excerpts()).hasSize(2);
        assertThat(practice.excerpts().get(1).store()).isEqualTo("S034");
        assertThat(practice.excerpts().get(1).text())
                .isEqualTo("She checked the eggs, found one broken and fetched me another box.");
    }

    @Test
    void mergedPracticeIsItsIdentityAndWhatItIsPartOf() throws Exception {
        Practice practice = ((Inbound.OfPractice) decode(PRACTICES, PRACTICE.example("merged"))).practice();
        assertThat(practice.mergedInto()).isEqualTo(UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60"));
        assertThat(practice.revision()).isEqualTo(9);
        assertThat(practice.excerpts()).isEmpty();
    }

    @Test
    void storeIsReadWithAllThatItWasAndWillBe() throws Exception {
        Store store = ((Inbound.OfStore) decode(STORES, STORE.example("changed"))).store();
        assertThat(store.revision()).isEqualTo(4);
        assertThat(store.recordedAt()).isEqualTo(TOLD);
        assertThat(store.codes()).containsExactlyInAnyOrder("S012", "S1012");
        assertThat(store.history())
                .hasSize(4)
                .contains(new Store.Period(
                        LocalDate.parse("2025-01-01"), "S1012", "Harbour", "north", "market", "Europe/London"));
    }

    @Test
    void storeOfWhichLittleIsKnownIsReadToo() throws Exception {
        Store store = ((Inbound.OfStore) decode(STORES, STORE.example("least"))).store();
        assertThat(store.history())
                .containsExactly(new Store.Period(null, "S013", "Market", null, null, "America/Chicago"));
    }

    @Test
    void erasureIsRead() throws Exception {
        assertThat(((Inbound.OfErasure) decode(ERASED, FEEDBACK_ERASED.example("erased"))).erasure())
                .isEqualTo(new Erasure(
                        ORGANIZATION,
                        UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60"),
                        2,
                        Instant.parse("2026-11-22T08:00:00Z"),
                        true));
    }

    @Test
    void nobodyAwaitsTheErasureOfWhatWasKeptForLongEnough() throws Exception {
        assertThat(((Inbound.OfErasure) decode(ERASED, FEEDBACK_ERASED.example("retention")))
                        .erasure()
                        .awaited())
                .isFalse();
    }

    @Test
    void recordWithoutDataIsAnEntityThatIsGone() throws Exception {
        UUID id = UUID.randomUUID();
        var practices = record(PRACTICES, ORGANIZATION + "/" + id, id + ":7", null);
        assertThat(new InboundDecoder().decode(practices))
                .contains(new Inbound.OfPractice(Practice.deleted(ORGANIZATION, id, 7)));
        var stores = record(STORES, ORGANIZATION + "/" + id, id + ":7", null);
        assertThat(new InboundDecoder().decode(stores))
                .contains(new Inbound.OfStore(Store.deleted(ORGANIZATION, id, 7, TOLD)));
    }

    @Test
    void fieldsThatAreNotKnownAreIgnored() throws Exception {
        String later = STORE.example("full").replace("\"code\"", "\"later\": {\"deep\": [1]}, \"code\"");
        assertThat(((Inbound.OfStore) decode(STORES, later)).store().codes()).containsExactly("S012");
    }

    @Test
    void acceptedFeedbackIsSkippedUnread() throws Exception {
        assertThat(new InboundDecoder()
                        .decode(record("io.throughline.feedback-accepted.v1", "key", "id:1", "not JSON")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "{}",
                "{\"organization\": \"0192f0c0-0000-7000-8000-000000000001\", \"id\": 7, \"revision\": 1}"
            })
    void garbledDataAreUnreadable(String data) {
        for (String type : new String[] {PRACTICES, STORES, ERASED}) {
            assertThatThrownBy(() -> decode(type, data)).isInstanceOf(UnreadableRecordException.class);
        }
    }

    @Test
    void reasonNamesThePlaceAndNothingOfTheContent() {
        String data = PRACTICE.example("praise").replace("\"sentence\": \"She", "\"sntence\": \"She");
        assertThatThrownBy(() -> decode(PRACTICES, data))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("/excerpts/1/sentence is needed");
    }

    private static Inbound decode(String type, String data) throws Exception {
        return new InboundDecoder().decode(record(type, "key", "id:1", data)).orElseThrow();
    }

    private static ConsumerRecord<byte[], byte[]> record(String type, String key, String id, String data) {
        var record =
                new ConsumerRecord<>("topic", 0, 0, key.getBytes(UTF_8), data == null ? null : data.getBytes(UTF_8));
        record.headers().add("ce_type", type.getBytes(UTF_8));
        record.headers().add("ce_id", id.getBytes(UTF_8));
        record.headers().add("ce_time", TOLD.toString().getBytes(UTF_8));
        return record;
    }
}
