package io.throughline.standards.flow;

import io.throughline.standards.candidates.Practice;
import io.throughline.standards.erasure.Erasure;
import io.throughline.standards.stores.Store;
import io.throughline.standards.voice.Told;
import java.util.UUID;

/** What other services tell this one. */
sealed interface Inbound {

    UUID organization();

    record OfPractice(Practice practice) implements Inbound {
        @Override
        public UUID organization() {
            return practice.organization();
        }
    }

    record OfStore(Store store) implements Inbound {
        @Override
        public UUID organization() {
            return store.organization();
        }
    }

    record OfErasure(Erasure erasure) implements Inbound {
        @Override
        public UUID organization() {
            return erasure.organization();
        }
    }

    record OfVoice(Told told) implements Inbound {

        @Override
        public UUID organization() {
            return told.organization();
        }
    }
}
