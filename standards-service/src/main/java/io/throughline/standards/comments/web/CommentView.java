package io.throughline.standards.comments.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.standards.comments.Comment;
import io.throughline.standards.comments.Comment.Answer;
import io.throughline.standards.comments.Commenter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A comment as it is answered to somebody. What is not known, or not theirs to know, is absent.
 *
 * @param own whether they wrote it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommentView(
        UUID id,
        String field,
        String text,
        String by,
        Comment.Role role,
        List<String> positions,
        boolean own,
        Instant at,
        Instant withdrawnAt,
        AnswerView answer) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnswerView(Answer.Outcome outcome, String text, String by, Instant at) {}

    static CommentView of(Comment comment, Commenter reader) {
        Answer answer = comment.answer();
        boolean own = reader.wrote(comment);
        return new CommentView(
                comment.id(),
                comment.field(),
                comment.text(),
                reader.seesNames() || own ? comment.by() : null,
                comment.role(),
                comment.positions(),
                own,
                comment.at(),
                comment.withdrawnAt(),
                answer == null
                        ? null
                        : new AnswerView(
                                answer.outcome(), answer.text(), reader.seesNames() ? answer.by() : null, answer.at()));
    }
}
