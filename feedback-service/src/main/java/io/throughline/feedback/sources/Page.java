package io.throughline.feedback.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** @param next asks for the page after; absent on the last one */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Page<V>(List<V> items, String next) {}
