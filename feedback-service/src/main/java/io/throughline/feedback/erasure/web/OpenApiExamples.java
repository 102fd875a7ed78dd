package io.throughline.feedback.erasure.web;

/** Examples shown in the OpenAPI document. */
final class OpenApiExamples {

    static final String CONFIRMING = """
            {"id": "0192f0c8-0000-7000-8000-000000000001", "status": "confirming", "subject": "customer",
             "requestedAt": "2026-11-22T08:00:00Z", "requestedBy": "anna", "customer": "p-4f0c2d9e8b7a6153", "feedback": 3,
             "completedAt": "2026-11-22T08:00:36Z",
             "places": [
               {"place": "feedback-database", "state": "confirmed", "due": "2026-11-22T09:00:00Z", "feedback": 3,
                "confirmedAt": "2026-11-22T08:00:36Z"},
               {"place": "stories-database", "state": "confirmed", "due": "2026-11-22T09:00:00Z", "feedback": 3,
                "confirmedAt": "2026-11-22T08:00:01Z"},
               {"place": "standards-database", "state": "waiting", "due": "2026-11-22T09:00:00Z", "feedback": 1},
               {"place": "topics", "state": "expiring", "due": "2026-11-29T09:00:00Z"},
               {"place": "dead-letters", "state": "expiring", "due": "2026-12-22T09:00:00Z"},
               {"place": "backups", "state": "unknown"}]}""";

    private OpenApiExamples() {}
}
