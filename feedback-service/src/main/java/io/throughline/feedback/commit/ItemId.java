package io.throughline.feedback.commit;

import io.throughline.runtime.json.ObjectReader;
import java.util.UUID;

/** The id that a client gives to an item, in the body or as {@code Idempotency-Key}. */
public final class ItemId {

    private static final UUID NIL = new UUID(0, 0);

    private ItemId() {}

    /**
     * @param fromHeader null where there was no such header
     * @return null where it is missing or faulty
     */
    public static UUID read(ObjectReader object, UUID fromHeader) {
        UUID id = fromHeader == null ? object.require("id").uuid("id") : object.uuid("id");
        if (NIL.equals(fromHeader == null ? id : fromHeader)) {
            // what a client sends that forgot to make one, and all of its items but the first would be lost
            object.fault("id", "format", "must not be the nil UUID");
        }
        if (fromHeader == null) {
            return id;
        }
        if (id != null && !id.equals(fromHeader)) {
            object.fault("id", "idempotency-key", "must equal the Idempotency-Key, or one of the two be left out");
        }
        return fromHeader;
    }
}
