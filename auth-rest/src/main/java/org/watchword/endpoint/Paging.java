package org.watchword.endpoint;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.watchword.api.Failure;
import org.watchword.http.Answer;
import org.watchword.http.Answers;
import org.watchword.http.Request;
import org.watchword.http.body.FailureException;

/**
 * Which part of a list: {@code page} from 0, and {@code size} up to 100.
 *
 * @param page from 0
 */
record Paging(int page, int size) {

    private static final int MOST_PAGES = 1_000_000;
    private static final int MOST_SIZE = 100;
    private static final int USUAL_SIZE = 20;

    /** @throws FailureException 400 that names what is wrong */
    static Paging of(Request request) {
        Map<String, String> problems = new LinkedHashMap<>();
        int page = number(request.query("page"), "page", 0, 0, MOST_PAGES, problems);
        int size = number(request.query("size"), "size", USUAL_SIZE, 1, MOST_SIZE, problems);
        if (!problems.isEmpty()) {
            throw new FailureException(Failure.badRequest("invalid_fields", "Some fields cannot be used", problems));
        }
        return new Paging(page, size);
    }

    /** Answers with this part of a list. */
    Answer answer(Answers answers, String name, JsonArrayBuilder list, long total) {
        return answers.ok(body(answers, name, list, total).build());
    }

    /** The same, for an answer that says more. */
    JsonObjectBuilder body(Answers answers, String name, JsonArrayBuilder list, long total) {
        return answers.object()
                .add(name, list)
                .add("page", page)
                .add("size", size)
                .add("total", total);
    }

    private static int number(
            @Nullable String text, String name, int usual, int least, int most, Map<String, String> problems) {
        if (text == null) {
            return usual;
        }
        if (text.matches("[0-9]{1,7}")) {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        problems.put(name, "must be a number from " + least + " to " + most);
        return usual;
    }
}
