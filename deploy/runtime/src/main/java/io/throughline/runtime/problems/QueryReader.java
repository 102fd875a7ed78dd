package io.throughline.runtime.problems;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a query's parameters and notes every fault; a faulty or missing one reads as null. A parameter that nobody asked for, or
 * given twice, is a fault: a misspelt filter must not return everything.
 */
public final class QueryReader {

    private final Map<String, List<String>> parameters;
    private final Faults faults = new Faults();
    private final Set<String> read = new HashSet<>();

    public QueryReader(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** @param most characters */
    public String text(String name, int most) {
        return parsed(name, "must have 1 to " + most + " characters and no NUL", text -> {
            if (text.isEmpty() || text.length() > most || text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException();
            }
            return text;
        });
    }

    /** One of the values' names; the fault lists them. */
    public <E> E oneOf(String name, Map<String, E> values) {
        return parsed(name, "must be one of " + String.join(", ", values.keySet()), text -> {
            if (!values.containsKey(text)) {
                throw new IllegalArgumentException();
            }
            return values.get(text);
        });
    }

    public int integer(String name, int least, int most, int otherwise) {
        Integer value = parsed(name, "must be a whole number from " + least + " to " + most, text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException();
            }
            return number;
        });
        return value == null ? otherwise : value;
    }

    /** Notes a fault where the parameter is missing, which then reads as null without another fault. */
    public QueryReader require(String name) {
        if (parameters.getOrDefault(name, List.of()).isEmpty()) {
            fault(name, "required", "is needed");
        }
        return this;
    }

    /** @param parser throws a runtime exception for what it does not take */
    public <T> T parsed(String name, String wanted, Function<String, T> parser) {
        read.add(name);
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            fault(name, "repeated", "may be given once");
            return null;
        }
        try {
            return parser.apply(values.get(0));
        } catch (RuntimeException notTaken) {
            fault(name, "value", wanted);
            return null;
        }
    }

    public void fault(String name, String code, String detail) {
        faults.add(name, code, detail);
    }

    /** @throws ProblemException 400 with all faults, also of parameters that were not asked for */
    public void done() {
        parameters.keySet().stream()
                .filter(name -> !read.contains(name))
                .sorted()
                .forEach(name -> fault(name, "unknown", "is not a parameter of this resource"));
        faults.throwIfAny(CommonProblem.INVALID_QUERY);
    }
}
