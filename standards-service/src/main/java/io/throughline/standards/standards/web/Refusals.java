package io.throughline.standards.standards.web;

import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.ProblemException;
import io.throughline.runtime.problems.Problems;
import io.throughline.standards.http.StandardsProblem;
import io.throughline.standards.standards.Outcome;
import io.throughline.standards.standards.Outcome.BadDay;
import io.throughline.standards.standards.Outcome.BadSuccessor;
import io.throughline.standards.standards.Outcome.Circle;
import io.throughline.standards.standards.Outcome.InWork;
import io.throughline.standards.standards.Outcome.Incomplete;
import io.throughline.standards.standards.Outcome.NeedsCore;
import io.throughline.standards.standards.Outcome.NeedsOtherEyes;
import io.throughline.standards.standards.Outcome.NeedsReason;
import io.throughline.standards.standards.Outcome.NeverHeld;
import io.throughline.standards.standards.Outcome.NoStore;
import io.throughline.standards.standards.Outcome.NoVariant;
import io.throughline.standards.standards.Outcome.NotNow;
import io.throughline.standards.standards.Outcome.Over;
import io.throughline.standards.standards.Outcome.Refused;
import io.throughline.standards.standards.Outcome.Replaces;
import io.throughline.standards.standards.Outcome.TooLarge;
import io.throughline.standards.standards.Outcome.VariantThere;
import io.throughline.standards.standards.Outcome.Weakens;
import io.throughline.standards.standards.Scope;
import io.throughline.standards.standards.Version;
import java.util.List;
import java.util.Map;

/** Answers the outcomes of steps: with the version as it is now, or with the problem that refuses it. */
final class Refusals {

    /** Of those that name no faults. */
    static final Map<Class<? extends Refused>, StandardsProblem> CODES = Map.of(
            NotNow.class, StandardsProblem.NOT_NOW,
            InWork.class, StandardsProblem.VERSION_IN_WORK,
            NeedsOtherEyes.class, StandardsProblem.FOUR_EYES,
            NeverHeld.class, StandardsProblem.NOT_NOW,
            Over.class, StandardsProblem.NOT_NOW,
            NeedsCore.class, StandardsProblem.NOT_NOW,
            TooLarge.class, StandardsProblem.STANDARD_TOO_LARGE,
            VariantThere.class, StandardsProblem.VARIANT_EXISTS,
            Weakens.class, StandardsProblem.WEAKENS_THE_CORE,
            Circle.class, StandardsProblem.SUPERSESSION_CYCLE);

    private Refusals() {}

    /** @throws ProblemException where nothing has changed */
    static Version changed(Outcome outcome) {
        if (outcome instanceof Outcome.Changed changed) {
            return changed.version();
        }
        throw problem((Refused) outcome);
    }

    static ProblemException problem(Refused refused) {
        if (refused instanceof BadDay day) {
            return invalid(fault(day.field(), "day", refused));
        }
        if (refused instanceof NeedsReason) {
            return invalid(fault("reason", "required", refused));
        }
        if (refused instanceof NoVariant) {
            return invalid(fault("variant", "value", refused));
        }
        if (refused instanceof BadSuccessor) {
            return invalid(fault("supersededBy", "value", refused));
        }
        if (refused instanceof Replaces replaces) {
            return Problems.withFaults(
                    CommonProblem.INVALID_INPUT,
                    replaces.fields().stream()
                            .map(field -> fault(field, "variant", refused))
                            .toList());
        }
        if (refused instanceof Incomplete incomplete) {
            List<Fault> faults = incomplete.missing().stream()
                    .map(field -> new Fault("/" + field, "required", "is needed before it is reviewed"))
                    .toList();
            return Problems.withFaults(StandardsProblem.INCOMPLETE, faults);
        }
        if (refused instanceof NoStore scope) {
            return Problems.withFaults(
                    StandardsProblem.SCOPE_WITHOUT_STORE,
                    scope.unmet().stream().map(Refusals::fault).toList());
        }
        return Problems.of(CODES.get(refused.getClass()), refused.detail());
    }

    private static ProblemException invalid(Fault fault) {
        return Problems.withFaults(CommonProblem.INVALID_INPUT, List.of(fault));
    }

    private static Fault fault(String field, String code, Refused refused) {
        return new Fault("/" + field, code, refused.detail());
    }

    private static Fault fault(Scope.Unmet unmet) {
        String pointer = unmet.list() == null ? "/scope" : "/scope/" + unmet.list() + "/" + unmet.index();
        return new Fault(pointer, "no-store", unmet.detail());
    }
}
