package io.throughline.standards.flow;

import static io.throughline.standards.Topics.erased;
import static io.throughline.standards.Topics.store;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.agroal.DataSource;
import io.throughline.local.PartsTestResource;
import io.throughline.runtime.consumer.UnreadableRecordException;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.Topics.Sent;
import io.throughline.standards.VoiceEvent;
import io.throughline.standards.voice.AnswerTimes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What employees say ends in the same state, however late, often and mixed up it is told. */
@OnRealParts
class VoiceOrderIT {

    /** In Auckland it is the next day already. */
    private static final Instant RECEIVED = Instant.parse("2026-11-20T13:00:00Z");

    private static final String ERASED_WORDS = "zyxwv is a fool";

    @Inject
    @DataSource("flow")
    javax.sql.DataSource flow;

    /** The real handler, with the events shuffled, doubled and cut into batches anyhow. */
    @Test
    void everyOrderEndsInTheSameState() throws Exception {
        String expected = null;
        for (int seed = 0; seed < 25; seed++) {
            UUID own = UUID.randomUUID();
            List<Sent> events = events(own);
            events.addAll(events(own));
            Random random = new Random(seed);
            Collections.shuffle(events, random);
            InboundHandler handler = new InboundHandler(flow, () -> {}, Clock.systemUTC(), new AnswerTimes(10, 2));
            while (!events.isEmpty()) {
                List<Sent> batch = events.subList(0, 1 + random.nextInt(events.size()));
                handler.handle(inbound(batch));
                batch.clear();
            }
            String state = state(own);
            assertThat(state).doesNotContain(ERASED_WORDS);
            expected = expected == null ? state : expected;
            assertThat(state).as("order %d", seed).isEqualTo(expected);
        }
        assertThat(expected.lines())
                .containsExactly(
                        "1 rev 3 suggestion S1 due 2026-12-01 ends 2026-12-01 11:00:00+00 head-office [] erased=f Kept.",
                        "2 rev 2 need S1 due 2026-11-23 ends 2026-11-23 11:00:00+00 store-manager [abuse] erased=t -",
                        "3 rev 1 need S9 due 2026-11-22 ends 2026-11-23 00:00:00+00 store-manager [] erased=f Kept.");
    }

    private static List<Sent> events(UUID own) {
        UUID store = new UUID(8, 1);
        List<Sent> events = new ArrayList<>();
        VoiceEvent kept = VoiceEvent.suggestion(own)
                .id(new UUID(7, 1))
                .store("S1")
                .receivedAt(RECEIVED)
                .words("Kept.");
        events.add(kept.sent());
        events.add(kept.revision(2).flags("burst").sent());
        events.add(kept.revision(3).flags().sent());
        VoiceEvent gone = VoiceEvent.need(own)
                .id(new UUID(7, 2))
                .store("S1")
                .receivedAt(RECEIVED)
                .words(ERASED_WORDS);
        events.add(gone.sent());
        events.add(gone.revision(2).flags("abuse").sent());
        events.add(erased(own, gone.id()));
        events.add(VoiceEvent.need(own)
                .id(new UUID(7, 3))
                .store("S9")
                .receivedAt(RECEIVED)
                .words("Kept.")
                .sent());
        String london = "{\"code\": \"S1\", \"name\": \"One\", \"timeZone\": \"Europe/London\"}";
        String auckland = london.replace("Europe/London", "Pacific/Auckland");
        String moved = auckland.replace("\"S1\"", "\"S2\", \"from\": \"2027-01-01\"");
        events.add(store(own, store, 1, RECEIVED, london));
        events.add(store(own, store, 2, RECEIVED, auckland, moved));
        return events;
    }

    private static List<Inbound> inbound(List<Sent> events) throws UnreadableRecordException {
        List<Inbound> inbound = new ArrayList<>();
        for (Sent event : events) {
            var record = new ConsumerRecord<>(
                    event.topic(),
                    0,
                    0,
                    event.key().getBytes(UTF_8),
                    event.data().getBytes(UTF_8));
            record.headers().add("ce_type", event.type().getBytes(UTF_8));
            record.headers().add("ce_id", event.id().getBytes(UTF_8));
            record.headers().add("ce_time", event.told().toString().getBytes(UTF_8));
            inbound.add(new InboundDecoder().decode(record).orElseThrow());
        }
        return inbound;
    }

    private static String state(UUID own) throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("standards")) {
            superuser.createStatement().execute("set time zone 'UTC'");
            ResultSet row = superuser.createStatement().executeQuery("""
                    select format('%%s rev %%s %%s %%s due %%s ends %%s %%s [%%s] erased=%%s %%s', right(id::text, 1), revision, kind, store, due, due_ends,
                        owner_role, array_to_string(flags, ','), erased, coalesce(words, '-'))
                    from voice where organization = '%s' order by id
                    """.formatted(own));
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return String.join("\n", rows);
        }
    }
}
