package io.throughline.runtime.outbox;

import java.util.Locale;

/**
 * What a relay is doing.
 *
 * @param phase the word for it
 * @param waiting events in the outbox when it was last counted
 * @param reason why they wait, null when they do not
 */
public record RelayState(Phase phase, long waiting, String reason) {

    /** {@code STANDBY}: another instance relays. {@code TAKING_OVER}: letting the last one's sends land first. */
    public enum Phase {
        STARTING,
        STANDBY,
        TAKING_OVER,
        ACTIVE,
        BROKER_AWAY,
        DATABASE_AWAY;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static RelayState starting() {
        return new RelayState(Phase.STARTING, 0, null);
    }

    static RelayState standby() {
        return new RelayState(Phase.STANDBY, 0, null);
    }

    static RelayState takingOver() {
        return new RelayState(Phase.TAKING_OVER, 0, null);
    }

    static RelayState active(long waiting) {
        return new RelayState(Phase.ACTIVE, waiting, null);
    }

    static RelayState brokerAway(long waiting, String reason) {
        return new RelayState(Phase.BROKER_AWAY, waiting, reason);
    }

    RelayState databaseAway(String reason) {
        return new RelayState(Phase.DATABASE_AWAY, waiting, reason);
    }
}
