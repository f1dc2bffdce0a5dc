package org.watchword.token;

import java.util.function.Function;

/** The result of one step of verifying: a value for the next step, or the reason to stop. */
sealed interface ReadResult<T> {

    record Good<T>(T value) implements ReadResult<T> {
        @Override
        public <R> R fold(Function<? super T, R> next, Function<Objection, R> stop) {
            return next.apply(value);
        }
    }

    record Bad<T>(Objection objection) implements ReadResult<T> {
        @Override
        public <R> R fold(Function<? super T, R> next, Function<Objection, R> stop) {
            return stop.apply(objection);
        }
    }

    <R> R fold(Function<? super T, R> next, Function<Objection, R> stop);

    static <T> ReadResult<T> good(T value) {
        return new Good<>(value);
    }

    static <T> ReadResult<T> bad(RejectionReason reason, String detail) {
        return new Bad<>(new Objection(reason, detail));
    }

    static <T> ReadResult<T> bad(Objection objection) {
        return new Bad<>(objection);
    }
}
