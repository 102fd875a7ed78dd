package io.throughline.feedback.erasure.web;

import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.ObjectReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What is to be erased: a customer's feedback, or feedback by its ids.
 *
 * @param customer null where ids are given
 */
record ErasureRequest(String customer, Set<UUID> feedback) {

    private static final int MOST = 1_000;
    /** As long as the intake takes it. */
    private static final int LONGEST_CUSTOMER = 128;

    private static final int UUID_CHARACTERS = 36;
    private static final String CUSTOMER = "customer";
    private static final String FEEDBACK = "feedback";

    static ErasureRequest read(ObjectReader body) {
        if (body.has(CUSTOMER) == body.has(FEEDBACK)) {
            body.fault(CUSTOMER, "one-of", "either customer or feedback is needed, and not both");
        }
        if (body.has(CUSTOMER)) {
            body.require(CUSTOMER); // not blank
        }
        String customer = body.text(CUSTOMER, LONGEST_CUSTOMER);
        List<String> texts = body.texts(FEEDBACK, MOST, UUID_CHARACTERS);
        if (body.has(FEEDBACK) && texts.isEmpty() && body.faults().isEmpty()) {
            body.fault(FEEDBACK, "required", "needs at least one id");
        }
        Set<UUID> ids = new LinkedHashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                ids.add(Ids.parse(texts.get(i)));
            } catch (IllegalArgumentException garbled) {
                body.faults().add(body.pointer(FEEDBACK) + "/" + i, "format", "must be a UUID");
            }
        }
        return new ErasureRequest(customer, ids);
    }
}
