package org.watchword.rest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.watchword.audit.Actor;
import org.watchword.store.Change;

/** Makes a role or a permission: takes {@code name} and, where it came, {@code description}. */
final class CreateNameEndpoint implements Endpoint {

    /** Of the characters as they came: in lower case the Kelvin sign (U+212A) is a k too. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:-]+");

    private final Maker maker;
    private final Answers answers;

    CreateNameEndpoint(Maker maker, Answers answers) {
        this.maker = maker;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        Fields fields = request.fields();
        fields.only("name", "description");
        String name = fields.required("name", Limits.NAME);
        String description = fields.has("description") ? fields.required("description", Limits.DESCRIPTION) : null;
        if (!name.isEmpty() && !isPlain(name)) {
            fields.refuse("name", "must be letters, digits, dot, underscore, colon and hyphen only");
        }
        fields.check();
        Change.Outcome outcome = maker.make(name, description, request.actor()).outcome();
        return outcome == Change.Outcome.DONE
                ? answers.created(answers.object().add("name", name).build())
                : answers.failure(AdminFailures.of(outcome));
    }

    /** One that can stand in an address, in a list with commas, and in a log. */
    private static boolean isPlain(String name) {
        return !name.equals(".") && !name.equals("..") && PLAIN.matcher(name).matches();
    }

    /** Makes one. */
    @FunctionalInterface
    interface Maker {
        /** Makes it, unless there is one of that name. */
        Change make(String name, @Nullable String description, Actor actor);
    }
}
