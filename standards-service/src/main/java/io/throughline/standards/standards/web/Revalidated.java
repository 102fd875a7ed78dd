package io.throughline.standards.standards.web;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@code GET} whose answer depends on nothing but the organization's standards and stores, who asks, and what the request says. It is answered
 * 304 before it is called where the caller has the answer; otherwise {@link AnswersTag} has the tag that the answer is to be given.
 */
@NameBinding
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Revalidated {}
