package io.throughline.feedback.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.feedback.Contract;
import io.throughline.feedback.stores.Amended.Fits;
import io.throughline.runtime.events.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoreContractTest {

    private static final UUID ORGANIZATION = UUID.fromString("0192f0c0-0000-7000-8000-000000000001");
    private static final Instant TIME = Instant.parse("2026-11-22T08:00:00Z");

    private final Contract contract = new Contract("store");
    private final StoreBuilder a = new StoreBuilder();

    @Test
    void aStoreIsPublishedAsTheExampleShows() throws IOException {
        Store store = store("12", a.opening("2019-03-01"));
        Event event = StoreState.event(store);
        contract.assertIsExample("full.json", event.data());
        assertThat(event)
                .isEqualTo(new Event(
                        ORGANIZATION,
                        "throughline.stores.v1",
                        ORGANIZATION + "/" + store.id(),
                        store.id() + ":1",
                        "io.throughline.store.v1",
                        TIME,
                        event.data()));
    }

    @Test
    void itsHistoryComesWithIt() throws IOException {
        Store store = store("12", a.opening("2019-03-01"));
        for (Change change : List.of(
                a.refit("2023-09-04", "market"), a.renumbering("2025-01-01", "S1012"), a.closing("2027-01-31"))) {
            store = store.changed(((Fits) store.history().with(change)).history(), TIME);
        }
        contract.assertIsExample("changed.json", StoreState.of(store).json());
    }

    @Test
    void whatAStoreHasNotIsLeftOut() throws IOException {
        Values values = new Values("S013", "Market", null, null, "America/Chicago");
        Store store = store("13", a.change(null, ChangeKind.OPENING, values));
        contract.assertIsExample("least.json", StoreState.of(store).json());
    }

    private static Store store(String lastDigits, Change opening) {
        UUID id = UUID.fromString("0192f0c0-1111-7000-8000-0000000000" + lastDigits);
        Store made = Store.registered(ORGANIZATION, History.of(List.of(opening)), TIME);
        return new Store(ORGANIZATION, id, 1, TIME, TIME, made.current(), made.nextChangeOn(), made.history());
    }
}
