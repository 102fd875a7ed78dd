package io.throughline.stories.practices.sql;

import io.throughline.runtime.events.Event;
import io.throughline.stories.practices.PracticeState;
import java.util.UUID;

/** Makes the events that tell of practices. */
public interface PracticeTelling {

    /** The practice's whole state. */
    Event told(PracticeState practice);

    /** That there is no such practice any more. */
    Event gone(UUID organization, UUID practice, int revision);
}
