package io.throughline.feedback.reading.web;

/** Examples shown in the OpenAPI document. */
final class OpenApiExamples {

    static final String CSV_TYPE = "text/csv; charset=UTF-8; header=present";
    static final String NDJSON_TYPE = "application/x-ndjson";

    static final String FEEDBACK = """
            {"id": "0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60", "status": "accepted", "passedOn": true, "revision": 2, "store": "S112",
             "storeAsGiven": "S012", "touchpoint": "checkout", "channel": "kiosk", "collectedAt": "2026-11-21T09:15:30Z",
             "receivedAt": "2026-11-21T09:15:31.204Z", "correctedAt": "2026-11-21T09:15:30Z", "flags": ["burst"],
             "rating": {"metric": "csat", "value": 4, "min": 1, "max": 5}, "comment": "Swapped my cracked kettle at once."}""";

    static final String PAGE = """
            {"items": [{"id": "0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60", "status": "accepted", "revision": 1, "store": "S012",
             "touchpoint": "checkout", "channel": "kiosk", "collectedAt": "2026-11-21T09:15:30Z",
             "receivedAt": "2026-11-21T09:15:31.204Z", "correctedAt": "2026-11-21T09:15:30Z",
             "rating": {"metric": "csat", "value": 4, "min": 1, "max": 5}}], "next": "MTc5ODMy…"}""";

    static final String COUNTS = """
            {"by": ["day", "store"], "items": [
             {"day": "2026-11-21", "store": "S012", "number": 412, "withComment": 37, "flagged": 20,
              "metrics": {"csat": {"count": 398, "mean": 81.22}, "nps": {"count": 14, "mean": 90.00}}}]}""";

    static final String NDJSON = """
            {"id": "0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60", "status": "accepted", "revision": 1, "store": "S012", "…": "…"}
            {"id": "0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f61", "deleted": true, "deletedAt": "2026-11-21T10:00:00Z"}""";

    static final String CSV = """
            id,status,revision,store,…,comment,…,deleted,deletedAt
            0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60,accepted,1,S012,…,'=1+1 is what they charge,…,false,""";

    private OpenApiExamples() {}
}
