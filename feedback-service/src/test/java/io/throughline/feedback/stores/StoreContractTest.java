package io.throughline.feedback.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.feedback.Contract;
import io.throughline.runtime.events.Event;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoreContractTest {

    private static final Instant TIME = Instant.parse("2026-11-22T08:00:00Z");

    private final Contract contract = new Contract("store");

    @Test
    void aStoreIsPublishedAsTheExampleShows() throws IOException {
        Store store = store("S012", "Harbour", "12", "Europe/London");
        store.region = "north";
        store.format = "city";
        store.openedOn = LocalDate.of(2019, 3, 1);
        Event event = StoreState.of(store).event(TIME);
        contract.assertIsExample("full.json", event.data());
        assertThat(event)
                .isEqualTo(new Event(
                        store.organization,
                        "throughline.stores.v1",
                        store.organization + "/" + store.id,
                        store.id + ":1",
                        "io.throughline.store.v1",
                        TIME,
                        event.data()));
    }

    @Test
    void whatAStoreHasNotIsLeftOut() throws IOException {
        Store store = store("S013", "Market", "13", "America/Chicago");
        contract.assertIsExample("least.json", StoreState.of(store).json());
    }

    private static Store store(String code, String name, String lastDigits, String timeZone) {
        Store store = new Store();
        store.organization = UUID.fromString("0192f0c0-0000-7000-8000-000000000001");
        store.id = UUID.fromString("0192f0c0-1111-7000-8000-0000000000" + lastDigits);
        store.revision = 1;
        store.code = code;
        store.name = name;
        store.timeZone = timeZone;
        return store;
    }
}
