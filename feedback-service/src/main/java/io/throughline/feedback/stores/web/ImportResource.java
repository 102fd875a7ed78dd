package io.throughline.feedback.stores.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.feedback.registry.RegistryProblem;
import io.throughline.feedback.stores.imports.FileFaults;
import io.throughline.feedback.stores.imports.Planned;
import io.throughline.feedback.stores.imports.Planned.Outcome;
import io.throughline.feedback.stores.imports.StoreFile;
import io.throughline.feedback.stores.imports.StoreRow;
import io.throughline.feedback.stores.sql.StoreRegister;
import io.throughline.feedback.stores.sql.TimeZones;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many stores at once, from a file. */
@Path("/v1/stores/import")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registry")
class ImportResource {

    private static final int MOST_BYTES = 2 << 20;
    private static final Map<String, Boolean> YES_OR_NO = new TreeMap<>(Map.of("true", true, "false", false));

    private final StoreRegister register;
    private final TimeZones timeZones;
    private final Caller caller;

    ImportResource(StoreRegister register, TimeZones timeZones, Caller caller) {
        this.register = register;
        this.timeZones = timeZones;
        this.caller = caller;
    }

    /** @param stores what is added or changed */
    record Report(boolean dryRun, long added, long changed, long unchanged, List<Line> stores) {

        static Report of(List<Planned> planned, boolean dryRun) {
            return new Report(
                    dryRun,
                    count(planned, Outcome.ADDED),
                    count(planned, Outcome.CHANGED),
                    count(planned, Outcome.UNCHANGED),
                    planned.stream()
                            .filter(each -> each.outcome() != Outcome.UNCHANGED)
                            .map(Line::of)
                            .toList());
        }

        private static long count(List<Planned> planned, Outcome outcome) {
            return planned.stream().filter(each -> each.outcome() == outcome).count();
        }
    }

    /**
     * @param line in the file, from 1
     * @param fields what a changed one changes
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Line(long line, String code, Outcome outcome, List<String> fields) {

        static Line of(Planned planned) {
            return new Line(planned.row().line(), planned.row().code(), planned.outcome(), planned.fields());
        }
    }

    @POST
    @Consumes("text/csv")
    @Operation(summary = "Register and change up to 5,000 stores from a CSV file", description = """
            UTF-8, at most 2 MiB, with a header line: `code`, `name`, `timeZone`, and as wanted `region`, `format`, `openedOn`, `closedOn`, in any
            order; separated by commas or semicolons. A new code is a new store. Of a store that is there, what differs holds from today on
            (from its opening if that is to come), and other days of its opening or closing put those right; an empty cell leaves what is
            known. All or nothing: with one fault nothing is changed, and all faults are told, `/12/openedOn` for line 12. A dry run says
            what would be done.""")
    @Parameter(
            name = "dryRun",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            examples =
                                    @ExampleObject(
                                            name = "two",
                                            value = "code,name,region,format,timeZone,openedOn,closedOn\n"
                                                    + "S012,Harbour,north,city,Europe/London,2019-03-01,\n"
                                                    + "S013,\"Market, lower\",north,city,Europe/London,,2026-06-30\n")))
    @APIResponse(responseCode = "200", description = "What was done, or would be")
    @APIResponse(responseCode = "400", description = "The file's faults: the first hundred, and how many there are")
    public Report read(byte[] file, UriInfo uri) throws SQLException {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        boolean dryRun = Boolean.TRUE.equals(query.oneOf("dryRun", YES_OR_NO));
        query.done();
        UUID organization = caller.organization();
        if (file.length > MOST_BYTES) {
            throw Problems.of(CommonProblem.TOO_LARGE, "At most " + MOST_BYTES + " bytes are taken.");
        }
        FileFaults faults = new FileFaults();
        List<StoreRow> rows = StoreFile.read(file, timeZones.known(), faults);
        throwIfAny(faults);
        List<Planned> planned = register.importRows(organization, rows, caller.subject(), dryRun, faults);
        throwIfAny(faults);
        return Report.of(planned, dryRun);
    }

    private static void throwIfAny(FileFaults faults) {
        if (!faults.isEmpty()) {
            throw Problems.withFaults(
                    RegistryProblem.INVALID_FILE,
                    faults.total() + (faults.total() == 1 ? " fault" : " faults") + "; "
                            + faults.first().size() + " of them: see faults.",
                    faults.first());
        }
    }
}
