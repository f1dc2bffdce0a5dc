package org.watchword.sample;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.TreeMap;
import org.watchword.api.Failure;

/** Input that breaks a constraint: 400 that says which field. */
@Provider
public class InvalidInput implements ExceptionMapper<ConstraintViolationException> {

    @Override
    public Response toResponse(ConstraintViolationException e) {
        Map<String, String> fields = new TreeMap<>();
        for (ConstraintViolation<?> violation : e.getConstraintViolations()) {
            fields.put(lastNode(violation.getPropertyPath()), violation.getMessage());
        }
        return Failures.answer(Failure.badRequest("invalid_input", "The input is not valid", fields));
    }

    private static String lastNode(Path path) {
        String name = "";
        for (Path.Node node : path) {
            name = String.valueOf(node.getName());
        }
        return name.startsWith("arg") || name.equals("phone") ? "body" : name;
    }
}
