package io.throughline.stories.stories.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A page of a list of stories.
 *
 * @param items newest first
 * @param next asks for the page after; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoryPage(List<StoryView> items, String next) {}
