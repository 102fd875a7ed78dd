package io.throughline.standards.standards.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.EntityTag;
import java.util.concurrent.CompletionStage;

/** The tag of the answer to a {@link Revalidated} request. */
@RequestScoped
class AnswersTag {

    private CompletionStage<EntityTag> tag;

    void set(CompletionStage<EntityTag> being) {
        tag = being;
    }

    EntityTag get() {
        return tag.toCompletableFuture().join();
    }
}
