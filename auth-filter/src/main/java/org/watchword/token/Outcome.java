package org.watchword.token;

import java.util.function.Function;

/** The result of one step of verifying: a value for the next step, or the reason to stop. */
sealed interface Outcome<T> {

    record Good<T>(T value) implements Outcome<T> {
        @Override
        public <R> R fold(Function<? super T, R> next, Function<Objection, R> stop) {
            return next.apply(value);
        }
    }

    record Bad<T>(Objection objection) implements Outcome<T> {
        @Override
        public <R> R fold(Function<? super T, R> next, Function<Objection, R> stop) {
            return stop.apply(objection);
        }
    }

    <R> R fold(Function<? super T, R> next, Function<Objection, R> stop);

    static <T> Outcome<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Outcome<T> bad(RejectionReason reason, String detail) {
        return new Bad<>(new Objection(reason, detail));
    }
}
