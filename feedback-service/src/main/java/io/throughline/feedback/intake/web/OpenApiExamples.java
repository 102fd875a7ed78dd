package io.throughline.feedback.intake.web;

/** Examples shown in the OpenAPI document; a test sends the requests among them. */
final class OpenApiExamples {

    static final String FULL = """
            {"id": "0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60", "store": "S012", "touchpoint": "checkout",
             "collectedAt": "2026-11-21T10:15:30+01:00", "sentAt": "2026-11-21T10:15:31+01:00",
             "rating": {"metric": "csat", "value": 4, "min": 1, "max": 5},
             "goal": "return a kettle", "goalAchieved": true, "reasons": ["short-wait"],
             "comment": "The man at the till swapped my cracked kettle before I had even asked.",
             "language": "en", "customer": "loyalty:9913", "device": "k-0456",
             "questionnaire": {"id": "checkout", "version": 3}, "attributes": {"basket": "small"}}""";

    static final String RATING_ONLY = """
            {"id": "0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f61", "store": "S012", "touchpoint": "entrance",
             "collectedAt": "2026-11-21T10:15:30+01:00", "rating": {"metric": "nps", "value": 10, "min": 0, "max": 10}}""";

    static final String RECEIPT = """
            {"id": "0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60", "status": "accepted"}""";

    static final String FAULTS = """
            {"type": "urn:throughline:problem:invalid-input", "title": "The input has faults", "status": 400,
             "detail": "2 faults: see faults.", "code": "invalid-input", "advice": "fix",
             "faults": [{"pointer": "/rating/value", "code": "range", "detail": "must lie on the scale from min to max"},
                        {"pointer": "/coment", "code": "unknown", "detail": "is not a known field"}]}""";

    static final String BATCH_RESULT = """
            {"results": [{"index": 0, "id": "0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60", "status": "accepted"},
                         {"index": 1, "status": "refused", "problem": {"type": "urn:throughline:problem:invalid-json",
                          "title": "The body is not the JSON that was expected", "status": 400, "code": "invalid-json", "advice": "fix"}}]}""";

    private OpenApiExamples() {}
}
