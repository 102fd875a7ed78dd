package io.throughline.feedback.reading.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** @param next asks for the page after; absent on the last one */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackPage<V>(List<V> items, String next) {}
