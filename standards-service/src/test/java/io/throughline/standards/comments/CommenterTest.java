package io.throughline.standards.comments;

import static io.throughline.standards.standards.Samples.in;
import static io.throughline.standards.standards.Samples.last;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.comments.Comment.Role;
import io.throughline.standards.standards.Place;
import io.throughline.standards.standards.Status;
import io.throughline.standards.standards.Version;
import io.throughline.standards.standards.query.Consulted;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommenterTest {

    private static final Place STORE = new Place(Set.of("S012"), null, null, null);
    private static final Commenter HEAD_OFFICE = new Commenter("ann", Optional.empty());
    private static final Commenter ASSOCIATE =
            new Commenter("cid", Optional.of(new Consulted(false, Set.of("picker", "cashier"), List.of(STORE))));
    private static final Commenter MANAGER =
            new Commenter("dee", Optional.of(new Consulted(true, Set.of(), List.of(STORE))));

    @ParameterizedTest
    @EnumSource(Status.class)
    void headOfficeCommentsOnWhatIsWorkedOn(Status status) {
        assertThat(mayComment(HEAD_OFFICE, status)).isEqualTo(status.isInWork());
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void peopleInStoresCommentOnWhatIsSubmittedAndNeverOnADraft(Status status) {
        for (Commenter commenter : List.of(ASSOCIATE, MANAGER)) {
            assertThat(mayComment(commenter, status)).isEqualTo(status.isInWork() && status != Status.DRAFT);
        }
    }

    @Test
    void othersCommentsAreReadByHeadOfficeAlwaysAndInStoresWhileTheyAreAsked() {
        for (Status status : Status.values()) {
            assertThat(seesAll(HEAD_OFFICE, status)).as(status.name()).isTrue();
            assertThat(seesAll(ASSOCIATE, status)).as(status.name()).isEqualTo(status.isSubmitted());
        }
    }

    @Test
    void namesAreForHeadOffice() {
        assertThat(HEAD_OFFICE.seesNames()).isTrue();
        assertThat(ASSOCIATE.seesNames()).isFalse();
        assertThat(MANAGER.seesNames()).isFalse();
    }

    @Test
    void theySpeakAsWhatTheyDo() {
        assertThat(HEAD_OFFICE.role()).isEqualTo(Role.HEAD_OFFICE);
        assertThat(MANAGER.role()).isEqualTo(Role.STORE_MANAGER);
        assertThat(ASSOCIATE.role()).isEqualTo(Role.ASSOCIATE);
        assertThat(ASSOCIATE.positions()).containsExactly("cashier", "picker");
    }

    private static boolean mayComment(Commenter commenter, Status status) {
        Version version = last(in(status));
        return commenter.mayComment(version, version);
    }

    private static boolean seesAll(Commenter commenter, Status status) {
        Version version = last(in(status));
        return commenter.seesAll(version, version);
    }
}
