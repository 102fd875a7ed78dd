package io.throughline.runtime.problems;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that a resource method does not name: a misspelt filter must not return everything. A method
 * that takes the {@link UriInfo} reads its parameters itself, and refuses them itself.
 */
class KnownQueryParameters {

    private static final Map<Method, Optional<Set<String>>> KNOWN = new ConcurrentHashMap<>();

    @ServerRequestFilter(nonBlocking = true)
    void refuseUnknown(ContainerRequestContext request, ResourceInfo resource) {
        Set<String> given = request.getUriInfo().getQueryParameters().keySet();
        if (given.isEmpty() || resource.getResourceMethod() == null) {
            return;
        }
        KNOWN.computeIfAbsent(resource.getResourceMethod(), KnownQueryParameters::known)
                .ifPresent(known -> {
                    Faults faults = new Faults();
                    given.stream()
                            .filter(name -> !known.contains(name))
                            .forEach(name -> faults.add(name, "unknown", "is not a parameter of this resource"));
                    faults.throwIfAny(CommonProblem.INVALID_QUERY);
                });
    }

    private static Optional<Set<String>> known(Method method) {
        if (Arrays.asList(method.getParameterTypes()).contains(UriInfo.class)) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class)
                        || parameter.isAnnotationPresent(RestQuery.class))
                .map(KnownQueryParameters::name)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static String name(Parameter parameter) {
        QueryParam standard = parameter.getAnnotation(QueryParam.class);
        if (standard != null) {
            return standard.value();
        }
        String name = parameter.getAnnotation(RestQuery.class).value();
        return name.isEmpty() ? parameter.getName() : name;
    }
}
