package io.throughline.standards.comments;

import io.throughline.standards.comments.Comment.Role;
import io.throughline.standards.standards.Version;
import io.throughline.standards.standards.query.Consulted;
import io.throughline.standards.standards.query.Submitted;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who reads comments and may write some.
 *
 * @param person as the identity provider names them; null for one whom it does not name, who has written none
 * @param consulted empty for head office
 */
public record Commenter(String person, Optional<Consulted> consulted) {

    /** Head office on all that is worked on; people in stores on what they are asked about. Never on what is published. */
    public boolean mayComment(Version version, Version core) {
        return consulted.map(one -> one.isAskedAbout(version, core)).orElseGet(() -> version.status()
                .isInWork());
    }

    /** Whether the version's list of those whose comments are wanted has it. */
    public boolean isAsked(Submitted submitted) {
        return mayComment(submitted.version(), submitted.core());
    }

    /** Whether they see the comments of others, too: head office always, the rest while they are asked. */
    public boolean seesAll(Version version, Version core) {
        return consulted.isEmpty() || mayComment(version, core);
    }

    public boolean wrote(Comment comment) {
        return comment.by().equals(person);
    }

    /** Colleagues in stores see what somebody does, and not who it is. */
    public boolean seesNames() {
        return consulted.isEmpty();
    }

    public Role role() {
        return consulted
                .map(one -> one.manager() ? Role.STORE_MANAGER : Role.ASSOCIATE)
                .orElse(Role.HEAD_OFFICE);
    }

    /** By their names. */
    public List<String> positions() {
        return consulted.map(one -> one.positions().stream().sorted().toList()).orElse(List.of());
    }
}
