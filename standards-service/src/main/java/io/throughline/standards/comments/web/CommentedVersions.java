package io.throughline.standards.comments.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.problems.Problems;
import io.throughline.standards.comments.Comment;
import io.throughline.standards.comments.Commenter;
import io.throughline.standards.comments.sql.Comments;
import io.throughline.standards.http.PathId;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Version;
import io.throughline.standards.standards.sql.StandardTable;
import io.throughline.standards.standards.web.Viewpoints;
import jakarta.enterprise.context.RequestScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Finds versions for their comments. */
@RequestScoped
class CommentedVersions {

    private final Viewpoints viewpoints;
    private final Caller caller;

    CommentedVersions(Viewpoints viewpoints, Caller caller) {
        this.viewpoints = viewpoints;
        this.caller = caller;
    }

    /**
     * A version with who is about to read or write its comments.
     *
     * @param isShown whether they see the version, wherever they may comment on it or not
     */
    record Commented(Version version, Version core, boolean isShown, Commenter commenter, Comments comments) {

        boolean mayComment() {
            return commenter.mayComment(version, core);
        }

        boolean seesAll() {
            return commenter.seesAll(version, core);
        }

        boolean mayKnow(Comment comment) {
            return seesAll() || commenter.wrote(comment);
        }
    }

    /** @throws io.throughline.runtime.problems.ProblemException 404 where the organization has none such */
    Commented find(Connection connection, String id, int number) throws SQLException {
        UUID standard = standard(id);
        return commented(connection, StandardTable.find(connection, caller.organization(), standard), number);
    }

    /** As {@link #find}; until the transaction's end the version stays as it is: it is not published meanwhile. */
    Commented hold(Connection connection, String id, int number) throws SQLException {
        UUID standard = standard(id);
        return commented(connection, StandardTable.findForShare(connection, caller.organization(), standard), number);
    }

    private static UUID standard(String id) {
        return PathId.uuid(id, "The standard");
    }

    private Commented commented(Connection connection, Optional<Standard> found, int number) throws SQLException {
        Standard standard = found.orElseThrow(() -> Problems.notFound("The version"));
        Version version = standard.version(number).orElseThrow(() -> Problems.notFound("The version"));
        return new Commented(
                version,
                standard.coreOf(version),
                viewpoints.ever(connection).shows(version),
                new Commenter(caller.subject(), viewpoints.consulted(connection)),
                new Comments(connection, caller.organization(), standard.id(), number));
    }
}
